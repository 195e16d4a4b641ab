using System.Text.Json.Serialization;
using Federation.Core.Committees;

namespace Federation.Api.Wire;

/// <summary>An event of a committee, or a committee that came into or left its subtree.</summary>
public sealed record BreakEvent
{
    /// <summary>To whom it happened.</summary>
    public required string Committee { get; init; }

    /// <summary>The event's slug at that committee; null where it could not be found there.</summary>
    public required string? Key { get; init; }

    /// <summary>What happened; null where the event could not be found.</summary>
    public required EventKind? Kind { get; init; }

    /// <summary>For a move across the subtree's border: 1 for one that came, -1 for one that left.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Sign { get; init; }
}
