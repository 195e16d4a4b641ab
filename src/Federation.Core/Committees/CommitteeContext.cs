using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Identity;
using Federation.Core.Time;

namespace Federation.Core.Committees;

/// <summary>What a committee's figures need to know of its place in the tree.</summary>
/// <param name="Id">The committee.</param>
/// <param name="Activity">The days on which it is active.</param>
/// <param name="MoveDays">First days under a new parent: tiles that straddle them are second choice.</param>
/// <param name="OwnUnit">One on each day on which it is itself a unit: active, with no active child.</param>
/// <param name="Units">How many units its subtree has on each day, itself included.</param>
/// <param name="IsAlone">Whether nobody has ever belonged to it.</param>
public sealed record CommitteeContext(
    CommitteeId Id,
    Interval Activity,
    ImmutableArray<DateOnly> MoveDays,
    Steps<Count> OwnUnit,
    Steps<Count> Units,
    bool IsAlone
)
{
    /// <summary>Whether it is itself a unit on all its days: never above an active child.</summary>
    public bool IsAlwaysUnit { get; } = OwnUnit.Equals(Steps<Count>.On(Activity, Count.One));
}
