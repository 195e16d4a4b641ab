using System.Collections.Immutable;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Reports;
using Federation.Core.Targets;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Resources;

/// <summary>Asks what the core needs to work targets out.</summary>
internal sealed class TargetWorking(
    IFederation federation,
    CommitteeId committee,
    ImmutableArray<Target> all,
    CancellationToken cancellationToken
)
{
    private readonly Dictionary<Question, NodeFigure> answers = [];

    public async ValueTask<TargetLine> LineAsync(Target target)
    {
        var catalogue = federation.Catalogue;
        var questions = TargetEvaluator.QuestionsFor(catalogue, target, all);
        foreach (var question in questions.Where(question => !answers.ContainsKey(question)))
        {
            answers[question] = await FanOut.AskAsync(federation, committee, question, cancellationToken);
        }

        var result = TargetEvaluator.Evaluate(catalogue, target, all, q => answers.GetValueOrDefault(q)?.Answer);
        return new()
        {
            Indicator = target.Key.Indicator,
            Breakdown = target.Key.Breakdown.OrTotal(),
            Period = target.Period.ToString(),
            SetBy = target.SetBy,
            Target = result.Value?.ToWire(),
            PercentOf = target.PercentOf is { } of ? PercentOf(target, of) : null,
            Actual = answers[questions[0]].ToWire(catalogue),
            Achievement = result.Achievement?.ToWire(),
            Coverage = result.Coverage.ToWire(),
        };
    }

    private static PercentOf PercentOf(Target target, FigureRef of) =>
        new()
        {
            Percent = target.Quantity.ToWire(),
            Committee = of.Committee?.ToString(),
            Indicator = of.Key.Indicator,
            Breakdown = of.Key.Breakdown.OrTotal(),
            AsOf = of.Time.AsOf(),
            Period = of.Time.Period(),
            Target = target.OfTarget,
        };
}
