using System.Collections.Immutable;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Core.Targets;

/// <summary>
/// Works targets out from the answers to questions. Pure: the caller asks <see cref="QuestionsFor"/> of the committee
/// first (asking others where that takes it) and hands the answers in.
/// </summary>
public static class TargetEvaluator
{
    private static readonly Coverage Nothing = new(null, null, null, null, Complete: false);

    /// <summary>What has to be asked of the committee to work a target out, each once.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="target">The target.</param>
    /// <param name="targets">All targets of the committee: percentages may be of another of them.</param>
    public static ImmutableArray<Question> QuestionsFor(
        Catalogue catalogue,
        Target target,
        IReadOnlyCollection<Target> targets
    )
    {
        var questions = ImmutableArray.CreateBuilder<Question>();
        if (Actual(catalogue, target) is { } actual)
        {
            questions.Add(actual);
        }

        TargetValues.Of(
            target,
            targets,
            figure =>
            {
                if (Base(catalogue, figure) is { } question && !questions.Contains(question))
                {
                    questions.Add(question);
                }

                return null;
            }
        );
        return questions.DrainToImmutable();
    }

    /// <summary>The target beside what has been reached.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="target">The target.</param>
    /// <param name="targets">
    /// All targets of the committee. Where a percentage is of a target that several have set, it is of the one by the
    /// same setter. Percentages of percentages are followed eight deep; a circle has no value.
    /// </param>
    /// <param name="ask">The answer to a question at the committee; null where there is none.</param>
    public static TargetResult Evaluate(
        Catalogue catalogue,
        Target target,
        IReadOnlyCollection<Target> targets,
        Func<Question, Answer?> ask
    )
    {
        var value = TargetValues.Of(
            target,
            targets,
            figure => Base(catalogue, figure) is { } question ? ask(question)?.Value : null
        );
        var answer = Actual(catalogue, target) is { } asked ? ask(asked) : null;
        var actual = answer?.Value;
        return new(
            target,
            value,
            actual,
            actual is { } reached && value is { } wanted ? Achievement(reached, wanted) : null,
            answer?.Coverage ?? Nothing
        );
    }

    /// <summary>The question for what has been reached: over the period, or as of its last day.</summary>
    private static Question? Actual(Catalogue catalogue, Target target) =>
        catalogue.Find(target.Key.Indicator) is { } indicator
            ? new(
                target.Key,
                indicator.TakesPeriod ? FigureTime.Over(target.Period) : FigureTime.AsOf(target.Period.To)
            )
            : null;

    /// <summary>
    /// The question for what a percentage is of; null for another committee's figure, which is not asked here, and for
    /// a time that does not fit the indicator.
    /// </summary>
    private static Question? Base(Catalogue catalogue, FigureRef figure) =>
        figure.Committee is null
        && catalogue.Find(figure.Key.Indicator) is { } indicator
        && indicator.TakesPeriod == !figure.Time.IsDate
            ? new(figure.Key, figure.Time)
            : null;

    private static Quantity? Achievement(Quantity reached, Quantity wanted)
    {
        try
        {
            return reached.Times(100).DividedBy(wanted);
        }
        catch (OverflowException)
        {
            // A sum over a nation against a target of a ten-thousandth: more digits than there are.
            return null;
        }
    }
}
