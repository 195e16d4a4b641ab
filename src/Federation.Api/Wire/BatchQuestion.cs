using System.Text.Json.Serialization;
using Federation.Core.Figures;

namespace Federation.Api.Wire;

/// <summary>One question of a batch; its fields are those of a single figure's query.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record BatchQuestion
{
    /// <summary>Whose figure.</summary>
    public required string Committee { get; init; }

    /// <summary>The indicator's code.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown; absent or null for the total.</summary>
    public string? Breakdown { get; init; }

    /// <summary>As of when, for what is true at a date.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Over which period, for what is counted over one: a name or <c>from/to</c>.</summary>
    public string? Period { get; init; }

    /// <summary>The tree as it was then, or as it is now.</summary>
    public Boundaries? Boundaries { get; init; }

    /// <summary>Which of the committee's figures.</summary>
    public Basis? Basis { get; init; }
}
