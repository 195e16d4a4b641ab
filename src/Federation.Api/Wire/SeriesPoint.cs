namespace Federation.Api.Wire;

/// <summary>One point of a series.</summary>
public sealed record SeriesPoint
{
    /// <summary>The step's name: <c>2018</c>, <c>2018-Q3</c>, <c>2018-M10</c>.</summary>
    public required string At { get; init; }

    /// <summary>The figure: of a stock at the step's last day, of a flow over the step.</summary>
    public required Figure Figure { get; init; }

    /// <summary>Growth against the point before; null for the first, and where either figure is not known.</summary>
    public required Growth? Growth { get; init; }
}
