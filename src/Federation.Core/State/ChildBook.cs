using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Summaries;

namespace Federation.Core.State;

/// <summary>What children show: taking the old out and putting the new in, key by key.</summary>
internal static class ChildBook
{
    public static StateChange Receive(
        CommitteeState state,
        CommitteeId child,
        TreeSummary? tree,
        IReadOnlyCollection<KeyValuePair<FigureKey, KeySummary?>> keys
    )
    {
        var held = state.Children.Find(child) ?? new(tree?.Days ?? [], Summary.None);
        var summary = held.Summary;
        var now = new Summary(tree ?? summary.Tree, summary.Keys.With(keys));
        var changed = ReplaceKeys(ref state, child, held, held with { Summary = now }, keys.Select(k => k.Key));
        if (tree is null || tree.Equals(summary.Tree))
        {
            return Checking.Recheck(new(state, changed, false));
        }

        var placed = TreeBook.Replace(WithTree(state, summary.Tree, tree));
        return placed with { Keys = placed.Keys.Union(changed).ToHashSet() };
    }

    /// <summary>
    /// Puts in what is held of a rostered child of which nothing is in yet. The context and the rules are for whoever
    /// has put in all of them.
    /// </summary>
    public static CommitteeState Hold(CommitteeState state, CommitteeId child, Summary shown)
    {
        var held = state.Children.Find(child)!;
        var now = held with { Summary = shown };
        ReplaceKeys(ref state, child, held, now, shown.Keys.Select(k => k.Key));
        return WithTree(state, held.Summary.Tree, shown.Tree);
    }

    private static CommitteeState WithTree(CommitteeState state, TreeSummary before, TreeSummary after) =>
        state with
        {
            UnitsBelow = state.UnitsBelow + after.Units + -before.Units,
            LevelsBelow = state.LevelsBelow + after.Levels + -before.Levels,
            Crossings = state.Crossings + after.Crossings + -before.Crossings,
            Follows = state.Follows + after.Follows + -before.Follows,
        };

    /// <summary>Takes out all that is held of a child; its place in the roster stays.</summary>
    public static StateChange Forget(CommitteeState state, CommitteeId child)
    {
        var held = state.Children.Find(child)!;
        return Receive(
            state,
            child,
            TreeSummary.None with
            {
                Days = held.Days,
            },
            [.. held.Summary.Keys.Select(k => new KeyValuePair<FigureKey, KeySummary?>(k.Key, null))]
        );
    }

    private static HashSet<FigureKey> ReplaceKeys(
        ref CommitteeState state,
        CommitteeId child,
        ChildHolding before,
        ChildHolding after,
        IEnumerable<FigureKey> keys
    )
    {
        var holding = state with { Children = state.Children.With(child, after) };
        var rebuilt = new List<KeyValuePair<FigureKey, KeyState?>>();
        foreach (var key in keys)
        {
            var old = holding.Keys.Find(key);
            var current = KeyBook.WithChild(
                holding,
                old ?? KeyBook.New(holding, key),
                key,
                new(before.Days, before.Summary.Keys.Find(key)),
                new(after.Days, after.Summary.Keys.Find(key))
            );
            if (!ReferenceEquals(current, old))
            {
                rebuilt.Add(new(key, current));
            }
        }

        state = holding with { Keys = holding.Keys.With(rebuilt) };
        return rebuilt.Select(r => r.Key).ToHashSet();
    }
}
