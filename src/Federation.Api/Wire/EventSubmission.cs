using System.Text.Json.Serialization;
using Federation.Core.Committees;

namespace Federation.Api.Wire;

/// <summary>Something dated that happened to a committee, with what its kind needs.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record EventSubmission
{
    /// <summary>The event's slug, unique within its committee.</summary>
    public required string Key { get; init; }

    /// <summary>What happened.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>When it was decided.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>How exactly that day is known.</summary>
    public SubmittedPrecision? EffectivePrecision { get; init; }

    /// <summary>The decision.</summary>
    public string? Document { get; init; }

    /// <summary>The parent from then on (transferred).</summary>
    public string? Parent { get; init; }

    /// <summary>The committee that absorbs it (merged into).</summary>
    public string? Into { get; init; }

    /// <summary>The committee that it was split off (split).</summary>
    public string? From { get; init; }

    /// <summary>The names from then on (renamed).</summary>
    public SubmittedNames? Names { get; init; }

    /// <summary>The level from then on (upgraded, downgraded).</summary>
    public string? Level { get; init; }

    /// <summary>The official codes from then on, by register (code changed).</summary>
    public IReadOnlyDictionary<string, string>? Codes { get; init; }

    /// <summary>The kind of unit from then on (kind changed).</summary>
    public string? UnitKind { get; init; }

    /// <summary>The indicators that count from below; absent or empty for all (counts from below).</summary>
    public IReadOnlyList<string>? Indicators { get; init; }
}
