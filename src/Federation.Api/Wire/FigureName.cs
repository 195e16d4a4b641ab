using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>A figure that a claim or a target names.</summary>
public sealed record FigureName
{
    /// <summary>Whose; null for the committee that reports.</summary>
    public required string? Committee { get; init; }

    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown; null for the total.</summary>
    public required string? Breakdown { get; init; }

    /// <summary>As of when; null for a period.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>Over which period; null for a date.</summary>
    public required string? Period { get; init; }

    /// <summary>True where a target is named and not a figure.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Target { get; init; }
}
