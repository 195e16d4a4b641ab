using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Engine.Queries;

namespace Federation.Dashboard.Reading;

/// <summary>
/// Why a number did not move: what became of each thing that a committee stated, and on which step upward it stops to
/// count. Works on what explain and the reports say, and asks nobody.
/// </summary>
internal static class Reasons
{
    /// <summary>What became of what the committee stated of an indicator, the newest first.</summary>
    /// <param name="stated">All that its reports state of the indicator, every revision.</param>
    /// <param name="key">What is asked for.</param>
    /// <param name="time">When.</param>
    /// <param name="basis">Which of its figures is the answer; null where there is none.</param>
    /// <param name="isUsed">Whether a statement is a counted contribution to the answer.</param>
    public static IReadOnlyList<Reason> Here(
        IReadOnlyList<StatedHere> stated,
        FigureKey key,
        FigureTime time,
        Basis? basis,
        Func<StatedHere, bool> isUsed
    )
    {
        if (stated.Count == 0)
        {
            return [new(ReasonKind.NothingStated)];
        }

        var standing = stated.Where(one => one.State == ReportState.Standing).ToList();
        var used = standing.Where(isUsed).ToList();
        var reasons = new List<Reason>();
        foreach (var one in stated.OrderByDescending(one => one.Order))
        {
            if (ReasonFor(one, standing, used, (key, time, basis)) is { } reason)
            {
                reasons.Add(reason);
            }
        }

        return reasons;
    }

    /// <summary>Whether an upper counts the figure of the committee below it, and why not.</summary>
    public static Reason Above(UpperStep step)
    {
        var below = Amounts.Of(step.Below);
        var kind =
            below is null ? ReasonKind.NothingToCount
            : step.IsRatio ? ReasonKind.NotAdditive
            : !step.IsInRoster ? ReasonKind.NotInRoster
            : !step.IsCounted && step.Upper.Value is not null ? ReasonKind.StatedStands
            : step.IsPartOfDays && step.Held is not null ? ReasonKind.CountedDays
            : step.Held == below ? CountedAt(step)
            : step.IsAway || step.Upper.Stale ? ReasonKind.Away
            : ReasonKind.InFlight;
        return new(kind)
        {
            Upper = step.Upper,
            Below = step.Below,
            Held = step.Held,
            LastContact = step.LastContact,
        };
    }

    private static ReasonKind CountedAt(UpperStep step)
    {
        var coverage = step.Upper.Coverage;
        var isPartly = coverage.Expected > coverage.Reporting || coverage.Days > coverage.DaysCovered;
        return isPartly ? ReasonKind.CountedPartly : ReasonKind.Counted;
    }

    private static Reason? ReasonFor(
        StatedHere one,
        IReadOnlyList<StatedHere> standing,
        IReadOnlyList<StatedHere> used,
        (FigureKey Key, FigureTime Time, Basis? Basis) asked
    )
    {
        if (used.Contains(one))
        {
            return new(ReasonKind.Used) { Stated = one };
        }

        if (one.State == ReportState.Withdrawn)
        {
            return new(ReasonKind.Withdrawn) { Stated = one };
        }

        if (one.State == ReportState.Superseded)
        {
            var now = standing.FirstOrDefault(other => other.Report == one.Report && IsSameFigure(other, one));
            // Said again unchanged, the newer revision tells it all.
            return now?.Quantity == one.Quantity ? null : new(ReasonKind.Superseded) { Stated = one, Instead = now };
        }

        if (one.Key != asked.Key)
        {
            // Parts are not worth a word beside a total that is known.
            return used.Count > 0 ? null : new(ReasonKind.OtherPart) { Stated = one };
        }

        return new(KindOf(one, used, asked)) { Stated = one, Instead = used.FirstOrDefault(u => u.Scope == one.Scope) };
    }

    private static ReasonKind KindOf(
        StatedHere one,
        IReadOnlyList<StatedHere> used,
        (FigureKey Key, FigureTime Time, Basis? Basis) asked
    )
    {
        var isInTime = asked.Time.IsDate ? one.Time.Day <= asked.Time.Day : asked.Time.Period.Contains(one.Time.Period);
        return !isInTime ? ReasonKind.OtherTime
            : used.Any(other => other.Scope == one.Scope) ? ReasonKind.LaterStands
            : one.Scope == Scope.Own && asked.Basis == Basis.Declared ? ReasonKind.OwnCompared
            : one.Scope == Scope.Subtree && asked.Basis == Basis.Computed ? ReasonKind.StatedCompared
            : ReasonKind.LaterStands;
    }

    private static bool IsSameFigure(StatedHere a, StatedHere b) =>
        a.Key == b.Key && a.Time == b.Time && a.Scope == b.Scope;
}
