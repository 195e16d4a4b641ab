using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>What became one committee on a day.</summary>
/// <param name="Into">The committee afterwards.</param>
/// <param name="From">Those that it was made of, itself included where it was there before.</param>
/// <param name="Absorbed">Those of them that ended.</param>
public sealed record Merger(
    CommitteeLink Into,
    IReadOnlyList<CommitteeLink> From,
    IReadOnlyList<CommitteeLink> Absorbed
);
