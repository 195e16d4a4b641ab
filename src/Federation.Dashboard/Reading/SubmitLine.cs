using Federation.Api.Wire;

namespace Federation.Dashboard.Reading;

/// <summary>A row of a form with what was typed into it and what stands beside it.</summary>
public sealed record SubmitLine
{
    /// <summary>What is asked for.</summary>
    public required SubmitRow Row { get; init; }

    /// <summary>The value, as typed.</summary>
    public required string Value { get; init; }

    /// <summary>The bound's code, as chosen.</summary>
    public required string Bound { get; init; }

    /// <summary>The high end of a range, as typed.</summary>
    public required string Upper { get; init; }

    /// <summary>Where in the source, as typed.</summary>
    public required string Locator { get; init; }

    /// <summary>How firm it is, as chosen; empty for counted.</summary>
    public required string Status { get; init; }

    /// <summary>How exactly the day of a stated figure is known, as chosen; empty for the day.</summary>
    public required string Precision { get; init; }

    /// <summary>What the committee stated last of the same; null for nothing.</summary>
    public required LastFigure? Last { get; init; }

    /// <summary>Whether a change from that says anything: a quarter is not compared with a year.</summary>
    public required bool IsComparable { get; init; }

    /// <summary>The change from that; null where it cannot be said.</summary>
    public required Amount? Change { get; init; }

    /// <summary>The two numbers that the value may be, where it has to be asked.</summary>
    public required (decimal Grouped, decimal Decimal)? Either { get; init; }

    /// <summary>Which of two numbers was said to be meant; null where it was not asked.</summary>
    public required string? Means { get; init; }

    /// <summary>What is wrong here.</summary>
    public required IReadOnlyList<SubmitFault> Faults { get; init; }
}
