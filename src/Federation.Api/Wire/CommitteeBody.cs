namespace Federation.Api.Wire;

/// <summary>A committee's profile.</summary>
public sealed record CommitteeBody
{
    /// <summary>Its identity.</summary>
    public required string Id { get; init; }

    /// <summary>The day on which names, level, parent and counts are meant.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Its names.</summary>
    public required Bilingual Names { get; init; }

    /// <summary>Its level.</summary>
    public required string Level { get; init; }

    /// <summary>Its kind of unit; null where it has none.</summary>
    public required string? UnitKind { get; init; }

    /// <summary>Its official codes, by register.</summary>
    public required IReadOnlyDictionary<string, string> Codes { get; init; }

    /// <summary>Its parent; null for the root, or where it is not active.</summary>
    public required string? Parent { get; init; }

    /// <summary>Whether it is active.</summary>
    public required bool Active { get; init; }

    /// <summary>The committee that absorbed it; null for none.</summary>
    public required string? Successor { get; init; }

    /// <summary>Its whole history, in order.</summary>
    public required IReadOnlyList<EventBody> Events { get; init; }

    /// <summary>How many committees of each level are below it.</summary>
    public required IReadOnlyDictionary<string, long> Below { get; init; }

    /// <summary>How many units its subtree has: committees without an active child.</summary>
    public required long Units { get; init; }

    /// <summary>The last accepted report; null where there is none.</summary>
    public required ReportItem? LastReport { get; init; }

    /// <summary>The last applied change.</summary>
    public required DateTime FreshAt { get; init; }

    /// <summary>Its version, <c>epoch.incarnation.stamp</c>.</summary>
    public required string Version { get; init; }
}
