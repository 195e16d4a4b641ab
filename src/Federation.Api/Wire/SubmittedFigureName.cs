using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>A figure that a claim names. Exactly one of <c>asOf</c> and <c>period</c> is given.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SubmittedFigureName
{
    /// <summary>Whose; the committee that reports where absent.</summary>
    public string? Committee { get; init; }

    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown; absent or null for the total.</summary>
    public string? Breakdown { get; init; }

    /// <summary>As of when.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Over which period: a name or <c>from/to</c>.</summary>
    public string? Period { get; init; }
}
