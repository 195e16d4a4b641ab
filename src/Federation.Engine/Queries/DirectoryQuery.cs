using Federation.Core.Identity;

namespace Federation.Engine.Queries;

/// <summary>Which committees are looked for.</summary>
/// <param name="Text">Words of a name in either language, or of the identity; null for any.</param>
/// <param name="Level">Their level; null for any.</param>
/// <param name="Parent">Their parent; null for any.</param>
/// <param name="AsOf">The day on which names, levels and parents are meant.</param>
/// <param name="Limit">How many at most, 1 to 500.</param>
/// <param name="After">The identity after which the page starts; null for the first page.</param>
public sealed record DirectoryQuery(
    string? Text,
    string? Level,
    CommitteeId? Parent,
    DateOnly AsOf,
    int Limit,
    CommitteeId? After
);
