using Federation.Api.Wire;
using Federation.Core.Quantities;

namespace Federation.Dashboard.Reading;

/// <summary>What is known of one step of a figure's way up: a committee, and the upper that may count it.</summary>
public sealed record UpperStep
{
    /// <summary>The upper's figure.</summary>
    public required Figure Upper { get; init; }

    /// <summary>The figure of the committee below.</summary>
    public required Figure Below { get; init; }

    /// <summary>Whether the indicator is a percentage that is only stated.</summary>
    public required bool IsRatio { get; init; }

    /// <summary>Whether the committee belonged to the upper at that time.</summary>
    public required bool IsInRoster { get; init; }

    /// <summary>Whether it belonged to the upper on only some of the days of a period.</summary>
    public required bool IsPartOfDays { get; init; }

    /// <summary>Whether the upper cannot reach it.</summary>
    public required bool IsAway { get; init; }

    /// <summary>When it was last heard of, where it is away.</summary>
    public required DateTime? LastContact { get; init; }

    /// <summary>Whether the upper's answer counts what is below it.</summary>
    public required bool IsCounted { get; init; }

    /// <summary>What the upper has of the committee; null for nothing.</summary>
    public required Quantity? Held { get; init; }
}
