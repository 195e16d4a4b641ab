using System.Text.Json.Serialization;
using Federation.Core.Reports;

namespace Federation.Api.Wire;

/// <summary>One stated figure of a report.</summary>
public sealed record ObservationBody
{
    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown; null for the total.</summary>
    public required string? Breakdown { get; init; }

    /// <summary>As of when it counts; null for a flow.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>Over which period it counts; null for a stock.</summary>
    public required string? Period { get; init; }

    /// <summary>The time as the text states it, where that differs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StatedTime { get; init; }

    /// <summary>
    /// How exactly the date is known: <c>month</c>, <c>year</c> or <c>from/to</c>; absent for the day.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Precision { get; init; }

    /// <summary>How much.</summary>
    public required Amount Amount { get; init; }

    /// <summary>What it covers.</summary>
    public required Scope Scope { get; init; }

    /// <summary>How firm it is.</summary>
    public required FigureStatus Status { get; init; }

    /// <summary>Whether it was inferred from a claim.</summary>
    public required bool Inferred { get; init; }

    /// <summary>Whether it is a total that the program derived from all its parts.</summary>
    public required bool Derived { get; init; }

    /// <summary>Where in the source it stands; null where not known.</summary>
    public required string? Locator { get; init; }
}
