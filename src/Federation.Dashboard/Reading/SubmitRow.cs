using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Dashboard.Reading;

/// <summary>A figure that a form asks for.</summary>
/// <param name="Id">Its name within the form.</param>
/// <param name="Indicator">What is counted.</param>
/// <param name="Breakdown">Which part.</param>
public sealed record SubmitRow(string Id, Indicator Indicator, Breakdown Breakdown)
{
    /// <summary>Its place in the report that is corrected; null for a figure that the report does not state.</summary>
    public int? BaseIndex { get; init; }

    /// <summary>When, where the corrected report says so; null for the form's own day or period.</summary>
    public FigureTime? Time { get; init; }

    /// <summary>What it covers, where the corrected report says so.</summary>
    public Scope? Scope { get; init; }

    /// <summary>The row that it is a part of; null for a total.</summary>
    public string? PartOf { get; init; }

    /// <summary>Whether its dimension's top members add up to that row.</summary>
    public bool Adds { get; init; }

    /// <summary>The key.</summary>
    public FigureKey Key => new(Indicator.Code, Breakdown);

    /// <summary>Whether it is counted in whole numbers.</summary>
    public bool IsWhole => Indicator.Unit is not ("percent" or "usd" or "vnd");
}
