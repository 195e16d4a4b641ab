using System.Text.Json.Serialization;
using Federation.Core.Committees;

namespace Federation.Api.Wire;

/// <summary>Something dated that happened to a committee.</summary>
public sealed record EventBody
{
    /// <summary>The event's slug, unique within its committee.</summary>
    public required string Key { get; init; }

    /// <summary>What happened.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>The first day on which it holds; null for since ever.</summary>
    public required DateOnly? EffectiveFrom { get; init; }

    /// <summary>
    /// How exactly that day is known: <c>month</c>, <c>year</c> or <c>from/to</c>; absent for the day.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EffectivePrecision { get; init; }

    /// <summary>When it was decided; null where not known.</summary>
    public required DateOnly? DecidedOn { get; init; }

    /// <summary>The decision; null where not known.</summary>
    public required string? Document { get; init; }

    /// <summary>The parent from then on (established, transferred).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Parent { get; init; }

    /// <summary>The committee that absorbs it (merged into).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Into { get; init; }

    /// <summary>The committee that it was split off (split).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? From { get; init; }

    /// <summary>The names from then on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilingual? Names { get; init; }

    /// <summary>The level from then on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Level { get; init; }

    /// <summary>The official codes from then on, by register.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Codes { get; init; }

    /// <summary>The kind of unit from then on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? UnitKind { get; init; }

    /// <summary>The indicators that count from below; empty for all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Indicators { get; init; }

    /// <summary>For a transfer that follows from the parent's merger: the committee that was absorbed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MergedFrom { get; init; }
}
