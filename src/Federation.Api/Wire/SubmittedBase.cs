using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>What a percentage is of. Exactly one of <c>asOf</c> and <c>period</c> is given.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SubmittedBase
{
    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown; absent or null for the total.</summary>
    public string? Breakdown { get; init; }

    /// <summary>As of when.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Over which period: a name or <c>from/to</c>.</summary>
    public string? Period { get; init; }

    /// <summary>True for the target of that period, and not the figure.</summary>
    public bool? Target { get; init; }
}
