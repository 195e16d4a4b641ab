namespace Federation.Api.Wire;

/// <summary>A day on which what is counted may have changed.</summary>
public sealed record SeriesBreak
{
    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What happened.</summary>
    public required BreakEvent Event { get; init; }
}
