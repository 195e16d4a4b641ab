using System.Text.Json.Serialization;
using Federation.Core.Quantities;

namespace Federation.Api.Wire;

/// <summary>A target as a report states it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SubmittedTarget
{
    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown; absent or null for the total.</summary>
    public string? Breakdown { get; init; }

    /// <summary>Over which period: a name or <c>from/to</c>.</summary>
    public required string Period { get; init; }

    /// <summary>The target or its low end; the percentage where <c>percentOf</c> is given.</summary>
    public required decimal Value { get; init; }

    /// <summary>The high end of a range.</summary>
    public decimal? Upper { get; init; }

    /// <summary>How the text bounds it; exact where absent.</summary>
    public Bound? Bound { get; init; }

    /// <summary>Of a range: whether the true value may lie above its high end.</summary>
    public bool? MayBeMore { get; init; }

    /// <summary>Of a range: whether the true value may lie below its low end.</summary>
    public bool? MayBeLess { get; init; }

    /// <summary>Who set it; the committee itself where absent.</summary>
    public string? SetBy { get; init; }

    /// <summary>What the percentage is of.</summary>
    public SubmittedBase? PercentOf { get; init; }

    /// <summary>Where in the source it stands.</summary>
    public string? Locator { get; init; }
}
