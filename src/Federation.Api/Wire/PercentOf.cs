namespace Federation.Api.Wire;

/// <summary>A percentage of another target or figure.</summary>
public sealed record PercentOf
{
    /// <summary>The percentage.</summary>
    public required Amount Percent { get; init; }

    /// <summary>Whose figure; null for the committee itself.</summary>
    public required string? Committee { get; init; }

    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown; null for the total.</summary>
    public required string? Breakdown { get; init; }

    /// <summary>As of when; null for a period.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>Over which period; null for a date.</summary>
    public required string? Period { get; init; }

    /// <summary>Whether it is of the target for that period, and not of the figure.</summary>
    public required bool Target { get; init; }
}
