namespace Federation.Api.Wire;

/// <summary>
/// How much of what was to be counted has been: stocks count units, flows unit-days; the other pair is null.
/// </summary>
public sealed record FigureCoverage
{
    /// <summary>Units with a value; null for a flow.</summary>
    public required long? Reporting { get; init; }

    /// <summary>Units active on the day; null for a flow.</summary>
    public required long? Expected { get; init; }

    /// <summary>Unit-days covered; null for a stock.</summary>
    public required long? DaysCovered { get; init; }

    /// <summary>Unit-days on which units were active; null for a stock.</summary>
    public required long? Days { get; init; }

    /// <summary>Full coverage, and every computed committee on the way counts from below.</summary>
    public required bool Complete { get; init; }
}
