using Federation.Core.Algebra;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Packing;
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
        var (treeBefore, before) = (held.Summary.Tree, held.Summary.Keys);
        var now = new Summary(tree ?? treeBefore, before.With(keys));
        var changed = ReplaceKeys(ref state, child, before, held with { Summary = now }, keys);
        if (tree is null || tree.Equals(treeBefore))
        {
            return Checking.RecheckBelow(new(state, changed, false));
        }

        var placed = TreeBook.Replace(WithTree(state, treeBefore, tree));
        return placed with { Keys = placed.Keys.Union(changed).ToHashSet() };
    }

    /// <summary>
    /// Puts in what is held of a rostered child of which nothing is in yet. The context and the rules are for whoever
    /// has put in all of them.
    /// </summary>
    public static CommitteeState Hold(CommitteeState state, CommitteeId child, Summary shown)
    {
        var held = state.Children.Find(child)!;
        ReplaceKeys(
            ref state,
            child,
            held.Summary.Keys,
            held with
            {
                Summary = shown,
            },
            [.. shown.Keys.Select(k => KeyValuePair.Create(k.Key, (KeySummary?)k.Value))]
        );
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
        SortedTable<FigureKey, KeySummary> before,
        ChildHolding after,
        IReadOnlyCollection<KeyValuePair<FigureKey, KeySummary?>> keys
    )
    {
        var holding = state with { Children = state.Children.With(child, after) };
        var rebuilt = new List<KeyValuePair<FigureKey, KeyState?>>(keys.Count);
        var changed = new HashSet<FigureKey>(keys.Count);
        int place = 0,
            placeBefore = 0;
        foreach (var (key, shown) in keys)
        {
            var old = holding.Keys.Find(key, ref place);
            var current = KeyBook.WithChild(
                holding,
                old ?? KeyBook.New(holding, key),
                key,
                new(after.Days, SummaryPacking.Unpack(before.Find(key, ref placeBefore))),
                new(after.Days, shown)
            );
            if (!ReferenceEquals(current, old))
            {
                rebuilt.Add(new(key, current));
                changed.Add(key);
            }
        }

        state = holding with { Keys = holding.Keys.With(rebuilt) };
        return changed;
    }
}
