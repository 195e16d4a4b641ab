using System.Text.Json.Serialization;
using Federation.Core.Explain;

namespace Federation.Api.Wire;

/// <summary>
/// One contribution to a figure, with what it is made of. The values of the counted children add up to their parent's
/// value (times its <c>sign</c>, where that is -1).
/// </summary>
public sealed record ExplainNode
{
    /// <summary>Whose contribution.</summary>
    public required string Committee { get; init; }

    /// <summary>Whether it is part of its parent's figure, or only compared with it.</summary>
    public required bool Counted { get; init; }

    /// <summary>What it is.</summary>
    public required LineRole Role { get; init; }

    /// <summary>The figure, with the value that the parent used.</summary>
    public required Figure Figure { get; init; }

    /// <summary>The observation that a leaf rests on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StatedObservation? Observation { get; init; }

    /// <summary>Where the child has newer than its parent used: both values.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InFlight? InFlight { get; init; }

    /// <summary>The move, where the contribution came or left with one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MoveBody? Move { get; init; }

    /// <summary>-1 where the contribution is taken away: its children add up to minus its value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Sign { get; init; }

    /// <summary>Of a flow, where only tiles that end on these days count: <c>from/to</c>, both included.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Days { get; init; }

    /// <summary>Why the number did not move, where that may surprise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilingual? Note { get; init; }

    /// <summary>What it is made of, as deep as was asked.</summary>
    public required IReadOnlyList<ExplainNode> Children { get; init; }

    /// <summary>
    /// Where further children begin: ask this node's committee to explain this node's figure with this cursor. Absent
    /// where all are here.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cursor { get; init; }
}
