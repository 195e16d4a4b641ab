using Federation.Api.Wire;
using Federation.Core.Reports;

namespace Federation.Dashboard.Reading;

/// <summary>One figure that two revisions of a report state differently.</summary>
/// <param name="Key">The figure, as either states it.</param>
/// <param name="Before">What the earlier states; null where it says nothing of it.</param>
/// <param name="After">What the later states; null where it leaves it out.</param>
public sealed record ReportDifference(ObservationBody Key, Amount? Before, Amount? After)
{
    /// <summary>What differs between two revisions, in the later's order, then what it leaves out.</summary>
    public static IReadOnlyList<ReportDifference> Between(
        IReadOnlyList<ObservationBody> before,
        IReadOnlyList<ObservationBody> after
    )
    {
        var old = before.ToLookup(KeyOf);
        var kept = after.Select(KeyOf).ToHashSet();
        var changed = after
            .Select(one => new ReportDifference(one, old[KeyOf(one)].FirstOrDefault()?.Amount, one.Amount))
            .Where(difference => difference.Before != difference.After);
        var gone = before
            .Where(one => !kept.Contains(KeyOf(one)))
            .Select(one => new ReportDifference(one, one.Amount, null));
        return [.. changed, .. gone];
    }

    private static (string, string?, DateOnly?, string?, Scope) KeyOf(ObservationBody one) =>
        (one.Indicator, one.Breakdown, one.AsOf, one.Period, one.Scope);
}
