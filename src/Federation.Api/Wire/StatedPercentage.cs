namespace Federation.Api.Wire;

/// <summary>A percentage that one committee states.</summary>
public sealed record StatedPercentage
{
    /// <summary>Who states it.</summary>
    public required string Committee { get; init; }

    /// <summary>Its period, <c>from/to</c>; of a date, that one day.</summary>
    public required string Period { get; init; }

    /// <summary>The percentage.</summary>
    public required Amount Amount { get; init; }
}
