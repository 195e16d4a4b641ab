using Federation.Core.Committees;
using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>Something that happened to a committee, or that another one brought to it.</summary>
public sealed record EventLine
{
    /// <summary>What happened.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>The first day on which it holds; null for since ever.</summary>
    public required DateOnly? On { get; init; }

    /// <summary>The decision, where known.</summary>
    public required string? Document { get; init; }

    /// <summary>The other committee of it; null where it names none.</summary>
    public required CommitteeLink? Other { get; init; }

    /// <summary>Whether it happened to the other committee, and touched this one.</summary>
    public bool IsIncoming { get; init; }

    /// <summary>The names from then on.</summary>
    public Api.Wire.Bilingual? Names { get; init; }

    /// <summary>The level from then on.</summary>
    public string? Level { get; init; }

    /// <summary>The kind of unit from then on.</summary>
    public string? UnitKind { get; init; }
}
