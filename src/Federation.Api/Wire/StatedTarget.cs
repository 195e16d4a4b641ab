using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>A target as a report states it.</summary>
public sealed record StatedTarget
{
    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown; null for the total.</summary>
    public required string? Breakdown { get; init; }

    /// <summary>Over which period.</summary>
    public required string Period { get; init; }

    /// <summary>How much, or the percentage.</summary>
    public required Amount Amount { get; init; }

    /// <summary>Who set it; null for the committee itself.</summary>
    public required string? SetBy { get; init; }

    /// <summary>What the percentage is of, where it is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FigureName? PercentOf { get; init; }

    /// <summary>Where in the source it stands; null where not known.</summary>
    public required string? Locator { get; init; }
}
