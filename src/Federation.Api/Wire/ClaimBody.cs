using System.Text.Json.Serialization;
using Federation.Core.Reports;

namespace Federation.Api.Wire;

/// <summary>What a text says about figures.</summary>
public sealed record ClaimBody
{
    /// <summary>What is said.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>The figure it is said of.</summary>
    public required FigureName Of { get; init; }

    /// <summary>The figure it is compared with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FigureName? Against { get; init; }

    /// <summary>The parts of a sum.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FigureName>? Parts { get; init; }

    /// <summary>The period of an achievement's target.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TargetPeriod { get; init; }

    /// <summary>The stated value; null for a sum without one.</summary>
    public required Amount? Amount { get; init; }

    /// <summary>Where in the source it stands; null where not known.</summary>
    public required string? Locator { get; init; }
}
