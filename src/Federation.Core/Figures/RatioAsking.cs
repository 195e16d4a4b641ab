using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.State;

namespace Federation.Core.Figures;

/// <summary>
/// Ratios: derived ones from two sums at the node that is asked; stated ones only where they were stated.
/// </summary>
internal static class RatioAsking
{
    public static ImmutableArray<SubQuestion> Plan(CommitteeState state, Question question, Indicator ratio) =>
        [Part(state, question, ratio.Numerator!), Part(state, question, ratio.Denominator!)];

    public static Answer Answer(CommitteeState state, Question question, Indicator ratio, IReadOnlyList<Answer> answers)
    {
        var (numerator, denominator) = (answers[0], answers[1]);
        var quotient = numerator.Value is { } n && denominator.Value is { } d ? Scale(n, ratio).DividedBy(d) : null;
        var weaker = numerator.Coverage.Share <= denominator.Coverage.Share ? numerator : denominator;
        return new()
        {
            Committee = state.Id,
            Question = question,
            Value = quotient,
            Used = quotient is null ? null : weaker.Used,
            ObservedOn = weaker.ObservedOn,
            Tally = (numerator.Tally + denominator.Tally) with { Low = 0, High = 0 },
            Coverage = weaker.Coverage with { Complete = numerator.Coverage.Complete && denominator.Coverage.Complete },
            Findings = numerator.Findings + denominator.Findings,
        };
    }

    /// <summary>
    /// The committee's own statement for just this time; otherwise none, with what is stated below.
    /// </summary>
    public static Answer Stated(CommitteeState state, Question question)
    {
        var key = state.Keys.Find(question.Key);
        var own = question.Time.IsDate
            ? key?.RatioStatements.LastAt(question.Time.Day)
            : Exactly(key?.RatioStatements.Standing ?? [], question.Time);
        var inside = (key?.Ratio?.All ?? []).Where(r =>
            question.Time.IsDate ? r.Period.To <= question.Time.Day : question.Time.Period.Contains(r.Period)
        );
        return new()
        {
            Committee = state.Id,
            Question = question,
            Value = own?.Quantity,
            Used = own is null ? null : Basis.Declared,
            Declared = own?.Quantity,
            ObservedOn = own?.Day,
            Tally = own?.ToTally() ?? Tally.Zero,
            Coverage = new(own is null ? 0 : 1, 1, null, null, own is not null),
            Findings = key?.FindingsTotal ?? 0,
            NotAdditive = own is null,
            Stated = [.. inside],
        };
    }

    private static Statement? Exactly(ImmutableArray<Statement> stated, FigureTime time)
    {
        foreach (var statement in stated)
        {
            if (statement.Period == time.Period)
            {
                return statement;
            }
        }

        return null;
    }

    private static SubQuestion Part(CommitteeState state, Question question, FigureKey part)
    {
        var pairs = part.Breakdown.Pairs.Concat(
            question.Key.Breakdown.Pairs.Where(p => part.Breakdown.MemberOf(p.Dimension) is null)
        );
        return new(state.Id, question with { Key = new(part.Indicator, Breakdown.Of(pairs)) }, null, 0);
    }

    private static Quantity Scale(Quantity numerator, Indicator ratio) =>
        ratio.Percent ? numerator.Times(100) : numerator;
}
