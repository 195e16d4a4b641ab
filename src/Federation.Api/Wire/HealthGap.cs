namespace Federation.Api.Wire;

/// <summary>Something that is missing before the program can do its work.</summary>
public sealed record HealthGap
{
    /// <summary>What: <c>engine</c>, <c>seeds</c>, <c>storage</c>.</summary>
    public required string What { get; init; }

    /// <summary>Why, in both languages.</summary>
    public required Bilingual Why { get; init; }
}
