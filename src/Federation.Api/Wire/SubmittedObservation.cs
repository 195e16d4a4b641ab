using System.Text.Json.Serialization;
using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Api.Wire;

/// <summary>
/// A stated figure. Exactly one of <c>asOf</c> and <c>period</c> is given, the one that fits the indicator.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SubmittedObservation
{
    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown; absent or null for the total.</summary>
    public string? Breakdown { get; init; }

    /// <summary>As of when.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Over which period: a name or <c>from/to</c>.</summary>
    public string? Period { get; init; }

    /// <summary>How exactly the date is known.</summary>
    public SubmittedPrecision? Precision { get; init; }

    /// <summary>The figure, or its low end.</summary>
    public required decimal Value { get; init; }

    /// <summary>The high end of a range.</summary>
    public decimal? Upper { get; init; }

    /// <summary>How the text bounds the figure; exact where absent.</summary>
    public Bound? Bound { get; init; }

    /// <summary>Of a range: whether the true value may lie above its high end.</summary>
    public bool? MayBeMore { get; init; }

    /// <summary>Of a range: whether the true value may lie below its low end.</summary>
    public bool? MayBeLess { get; init; }

    /// <summary>What the figure covers.</summary>
    public required Scope Scope { get; init; }

    /// <summary>How firm it is; actual where absent.</summary>
    public FigureStatus? Status { get; init; }

    /// <summary>Whether it was inferred from a claim.</summary>
    public bool? Inferred { get; init; }

    /// <summary>Where in the source it stands.</summary>
    public string? Locator { get; init; }
}
