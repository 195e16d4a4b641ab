using System.Text.Json.Serialization;
using Federation.Core.Quantities;

namespace Federation.Api.Wire;

/// <summary>One target of a list.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TargetItem
{
    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown; absent or null for the total.</summary>
    public string? Breakdown { get; init; }

    /// <summary>The target or its low end; the percentage where <c>percentOf</c> is given.</summary>
    public required decimal Value { get; init; }

    /// <summary>The high end of a range.</summary>
    public decimal? Upper { get; init; }

    /// <summary>How it is bounded; exact where absent.</summary>
    public Bound? Bound { get; init; }

    /// <summary>Of a range: whether the true value may lie above its high end.</summary>
    public bool? MayBeMore { get; init; }

    /// <summary>Of a range: whether the true value may lie below its low end.</summary>
    public bool? MayBeLess { get; init; }

    /// <summary>What the percentage is of.</summary>
    public SubmittedBase? PercentOf { get; init; }

    /// <summary>Where it was decided.</summary>
    public string? Locator { get; init; }
}
