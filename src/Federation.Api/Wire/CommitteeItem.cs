namespace Federation.Api.Wire;

/// <summary>A committee as a list shows it.</summary>
public sealed record CommitteeItem
{
    /// <summary>Its identity.</summary>
    public required string Id { get; init; }

    /// <summary>Its names on the day.</summary>
    public required Bilingual Names { get; init; }

    /// <summary>Its level on the day.</summary>
    public required string Level { get; init; }

    /// <summary>Its kind of unit on the day; null where it has none.</summary>
    public required string? UnitKind { get; init; }

    /// <summary>Its parent on the day; null for the root, or where it is not active.</summary>
    public required string? Parent { get; init; }

    /// <summary>Whether it is active on the day.</summary>
    public required bool Active { get; init; }
}
