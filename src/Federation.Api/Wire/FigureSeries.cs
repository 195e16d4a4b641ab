namespace Federation.Api.Wire;

/// <summary>A figure for each step of time.</summary>
public sealed record FigureSeries
{
    /// <summary>The points, oldest first.</summary>
    public required IReadOnlyList<SeriesPoint> Points { get; init; }

    /// <summary>What happened to the committee, and across its subtree, between the first point and the last.</summary>
    public required IReadOnlyList<SeriesBreak> Breaks { get; init; }
}
