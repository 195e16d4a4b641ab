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
/// <param name="Follows">
/// Committees that came (+1) or left (−1) since they follow a parent that was absorbed: no moves of their own. Who has
/// yet to follow is told by the absorbed one as having left, so that the two cancel once both ends have been heard.
/// </param>
public sealed record TreeSummary(
    ImmutableArray<Interval> Days,
    Steps<Count> Units,
    GroupMap<LevelCode, Steps<Count>> Levels,
    GroupMap<MoveId, Count> Crossings,
    GroupMap<MoveId, Count> Follows
)
{
    /// <summary>Nothing: no days, no units.</summary>
    public static TreeSummary None { get; } =
        new(
            [],
            Steps<Count>.Zero,
            GroupMap<LevelCode, Steps<Count>>.Zero,
            GroupMap<MoveId, Count>.Zero,
            GroupMap<MoveId, Count>.Zero
        );

    /// <summary>Whether it shows nothing at all.</summary>
    public bool IsNothing => Days.IsEmpty && Units.IsZero && Levels.IsZero && Crossings.IsZero && Follows.IsZero;

    /// <inheritdoc/>
    public bool Equals(TreeSummary? other) =>
        other is not null
        && Days.SequenceEqual(other.Days)
        && Units.Equals(other.Units)
        && Levels.Equals(other.Levels)
        && Crossings.Equals(other.Crossings)
        && Follows.Equals(other.Follows);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Days.Length, Units, Crossings);
}
