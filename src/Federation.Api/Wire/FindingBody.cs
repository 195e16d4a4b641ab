using Federation.Core.Rules;

namespace Federation.Api.Wire;

/// <summary>What a quality rule says.</summary>
public sealed record FindingBody
{
    /// <summary>The rule's code.</summary>
    public required string Code { get; init; }

    /// <summary>How serious it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Whose figure or report.</summary>
    public required string Committee { get; init; }

    /// <summary>The indicator; null for a report as a whole.</summary>
    public required string? Indicator { get; init; }

    /// <summary>The breakdown; null for the total.</summary>
    public required string? Breakdown { get; init; }

    /// <summary>As of when; null for a flow, or where it has no time.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>Over which period; null for a stock, or where it has no time.</summary>
    public required string? Period { get; init; }

    /// <summary>The report's key, where one report is meant.</summary>
    public required string? Report { get; init; }

    /// <summary>Where in the source, where known.</summary>
    public required string? Locator { get; init; }

    /// <summary>What is wrong and what to do.</summary>
    public required Bilingual Message { get; init; }
}
