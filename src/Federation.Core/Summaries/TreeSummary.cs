using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Time;

namespace Federation.Core.Summaries;

/// <summary>What a committee shows one of its uppers of its place and of the tree below it.</summary>
/// <param name="Days">The days on which it belongs to this upper, in order; none for the absorber of a merged
/// committee.</param>
/// <param name="Units">How many units its subtree has on each of those days.</param>
/// <param name="Levels">How many committees of each level its subtree has on each of those days.</param>
/// <param name="Crossings">Committees that came into (+1) or left (−1) this upper's subtree through it.</param>
public sealed record TreeSummary(
    ImmutableArray<Interval> Days,
    Steps<Count> Units,
    GroupMap<LevelCode, Steps<Count>> Levels,
    GroupMap<MoveId, Count> Crossings
)
{
    /// <summary>Nothing: no days, no units.</summary>
    public static TreeSummary None { get; } =
        new([], Steps<Count>.Zero, GroupMap<LevelCode, Steps<Count>>.Zero, GroupMap<MoveId, Count>.Zero);

    /// <summary>Whether it shows nothing at all.</summary>
    public bool IsNothing => Days.IsEmpty && Units.IsZero && Levels.IsZero && Crossings.IsZero;

    /// <inheritdoc/>
    public bool Equals(TreeSummary? other) =>
        other is not null
        && Days.SequenceEqual(other.Days)
        && Units.Equals(other.Units)
        && Levels.Equals(other.Levels)
        && Crossings.Equals(other.Crossings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Days.Length, Units, Crossings);
}
