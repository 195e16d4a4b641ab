namespace Federation.Api.Wire;

/// <summary>How an indicator is broken down by a dimension.</summary>
public sealed record IndicatorDimensionBody
{
    /// <summary>The dimension's code.</summary>
    public required string Code { get; init; }

    /// <summary>Whether members may count one thing twice.</summary>
    public required bool Overlapping { get; init; }

    /// <summary>Whether a total over the members means nothing.</summary>
    public required bool NoTotal { get; init; }
}
