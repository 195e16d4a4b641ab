namespace Federation.Api.Wire;

/// <summary>A child as its parent knows it.</summary>
public sealed record Child
{
    /// <summary>Its identity.</summary>
    public required string Id { get; init; }

    /// <summary>Its names on the day; null where it cannot be asked now.</summary>
    public required Bilingual? Names { get; init; }

    /// <summary>Its level on the day; null where it cannot be asked now.</summary>
    public required string? Level { get; init; }

    /// <summary>Its kind of unit on the day; null where it has none.</summary>
    public required string? UnitKind { get; init; }

    /// <summary>How many units its subtree has on the day.</summary>
    public required long Units { get; init; }

    /// <summary>Whether it cannot be reached now.</summary>
    public required bool Away { get; init; }

    /// <summary>When it was last heard of; null where not since the start.</summary>
    public required DateTime? LastContact { get; init; }
}
