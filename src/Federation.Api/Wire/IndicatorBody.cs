using Federation.Core.Indicators;

namespace Federation.Api.Wire;

/// <summary>What is counted.</summary>
public sealed record IndicatorBody
{
    /// <summary>The indicator's code.</summary>
    public required string Code { get; init; }

    /// <summary>How it relates to time and to other figures.</summary>
    public required IndicatorKind Kind { get; init; }

    /// <summary>Whether it is asked as of a date or over a period.</summary>
    public required TimeKind Time { get; init; }

    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    /// <summary>What it is called.</summary>
    public required Bilingual Labels { get; init; }

    /// <summary>How it may be broken down.</summary>
    public required IReadOnlyList<IndicatorDimensionBody> Dimensions { get; init; }

    /// <summary>The stock that this flow adds to; null for none.</summary>
    public required string? Feeds { get; init; }

    /// <summary>A computed ratio's numerator; null for others.</summary>
    public required KeyBody? Numerator { get; init; }

    /// <summary>A computed ratio's denominator; null for others.</summary>
    public required KeyBody? Denominator { get; init; }
}
