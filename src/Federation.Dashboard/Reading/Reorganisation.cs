using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>The children of a committee that were merged on one day.</summary>
/// <param name="On">The first day of the new order.</param>
/// <param name="Before">How many children there were the day before.</param>
/// <param name="After">How many there were on that day.</param>
/// <param name="Mergers">Who became whom.</param>
/// <param name="Unchanged">The children that had no part in it.</param>
public sealed record Reorganisation(
    DateOnly On,
    int Before,
    int After,
    IReadOnlyList<Merger> Mergers,
    IReadOnlyList<CommitteeLink> Unchanged
);
