using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Summaries;

namespace Federation.Core.State;

/// <summary>What some children bring to a committee together: their summaries, added.</summary>
/// <param name="Units">Units below, by day.</param>
/// <param name="Levels">Committees below, by level and day.</param>
/// <param name="Crossings">Committees that came into (+1) or left (−1) the subtree.</param>
/// <param name="Follows">Those of them that follow an absorbed parent.</param>
/// <param name="Keys">What they bring to each key, in order.</param>
public sealed record SumsBelow(
    Steps<Count> Units,
    GroupMap<LevelCode, Steps<Count>> Levels,
    GroupMap<MoveId, Count> Crossings,
    GroupMap<MoveId, Count> Follows,
    ImmutableArray<KeySums> Keys
)
{
    /// <summary>
    /// What only some of the children bring; null where some flow's sums depend on the period that is asked.
    /// </summary>
    internal static SumsBelow? Of(CommitteeState state, IReadOnlySet<CommitteeId> children)
    {
        foreach (var (child, held) in state.Children)
        {
            if (!children.Contains(child) && !ReferenceEquals(held.Summary, Summary.None))
            {
                state = ChildBook.Forget(state, child).State;
            }
        }

        return state.Keys.Any(k => k.Value.Flow is { OthersBelow: > 0 })
            ? null
            : new(
                state.UnitsBelow,
                state.LevelsBelow,
                state.Crossings,
                state.Follows,
                [.. state.Keys.Select(k => KeySums.Of(k.Key, k.Value))]
            );
    }

    /// <summary>A state in which nothing of these children is in yet, with all of it.</summary>
    internal CommitteeState Below(CommitteeState state)
    {
        var keys = Keys.Select(sums => new KeyValuePair<Indicators.FigureKey, KeyState?>(
            sums.Key,
            sums.Below(state.Keys.Find(sums.Key) ?? KeyBook.New(state, sums.Key))
        ));
        return state with
        {
            UnitsBelow = Units,
            LevelsBelow = Levels,
            Crossings = Crossings,
            Follows = Follows,
            Keys = state.Keys.With([.. keys]),
        };
    }
}
