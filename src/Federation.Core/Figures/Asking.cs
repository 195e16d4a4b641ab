using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.State;

namespace Federation.Core.Figures;

/// <summary>
/// A question to one committee in two pure halves: what has to be asked of others first, and the answer once they
/// have answered. Most questions need nothing from others.
/// </summary>
public static class Asking
{
    /// <summary>What has to be asked of others, given what this committee knows.</summary>
    /// <exception cref="ArgumentException">The indicator is unknown, or the question's time does not fit
    /// it.</exception>
    public static ImmutableArray<SubQuestion> Plan(CommitteeState state, Question question)
    {
        var indicator = IndicatorOf(state, question);
        return indicator.Kind switch
        {
            IndicatorKind.Stock => StockAsking.Plan(state, question),
            IndicatorKind.Flow => FlowAsking.Plan(state, question),
            IndicatorKind.DerivedRatio => RatioAsking.Plan(state, question, indicator),
            _ => [],
        };
    }

    /// <summary>The answer.</summary>
    /// <param name="state">The same state that the plan was made from.</param>
    /// <param name="question">The question.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="answers">The answers to it, in its order.</param>
    public static Answer Answer(
        CommitteeState state,
        Question question,
        ImmutableArray<SubQuestion> plan,
        IReadOnlyList<Answer> answers
    )
    {
        var indicator = IndicatorOf(state, question);
        return indicator.Kind switch
        {
            IndicatorKind.Stock => StockAsking.Answer(state, question, plan, answers),
            IndicatorKind.Flow => FlowAsking.Answer(state, question, plan, answers),
            IndicatorKind.DerivedRatio => RatioAsking.Answer(state, question, indicator, answers),
            _ => RatioAsking.Stated(state, question),
        };
    }

    private static Indicator IndicatorOf(CommitteeState state, Question question)
    {
        var indicator =
            state.Catalogue.Find(question.Key.Indicator)
            ?? throw new ArgumentException($"Unknown indicator '{question.Key.Indicator}'", nameof(question));
        return indicator.TakesPeriod == !question.Time.IsDate
            ? indicator
            : throw new ArgumentException($"'{indicator.Code}' takes a {(indicator.TakesPeriod ? "period" : "date")}");
    }
}
