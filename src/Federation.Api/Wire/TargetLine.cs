using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>One target.</summary>
public sealed record TargetLine
{
    /// <summary>What is to be reached.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown; null for the total.</summary>
    public required string? Breakdown { get; init; }

    /// <summary>Over which period, <c>from/to</c>; a stock is to be reached on its last day.</summary>
    public required string Period { get; init; }

    /// <summary>Who set it; null for the committee itself.</summary>
    public required string? SetBy { get; init; }

    /// <summary>
    /// How much, worked out where it is a percentage; null where what it is a percentage of is not known.
    /// </summary>
    public required Amount? Target { get; init; }

    /// <summary>The percentage and what it is of, where it is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PercentOf? PercentOf { get; init; }

    /// <summary>The figure.</summary>
    public required Figure Actual { get; init; }

    /// <summary>The figure in percent of the target; null where either is not known or the target may be 0.</summary>
    public required Amount? Achievement { get; init; }

    /// <summary>How much of the figure has been counted.</summary>
    public required FigureCoverage Coverage { get; init; }
}
