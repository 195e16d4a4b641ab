using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Series;
using Federation.Core.Summaries;

namespace Federation.Core.State;

/// <summary>
/// A state to its record and back: the figures are worked out again, so the two ways to a state agree.
/// </summary>
internal static class Recording
{
    public static StateRecord Of(CommitteeState state) =>
        new(
            state.Sequence,
            state.Hash,
            state.History.Events,
            state.Reports,
            state.TargetsSet,
            [.. state.Children.Select(c => KeyValuePair.Create(c.Key, c.Value.Days))],
            [.. state.Keys.Select(k => StatementsOf(k.Key, k.Value)).Where(k => k.Own.Length + k.Subtree.Length > 0)]
        );

    public static CommitteeState Restore(
        CommitteeId id,
        Catalogue catalogue,
        StateRecord record,
        IReadOnlyCollection<KeyValuePair<CommitteeId, Summary>> held,
        SumsBelow? sums,
        IReadOnlyCollection<FigureKey>? amiss
    )
    {
        var state = CommitteeState.New(id, catalogue) with
        {
            History = new CommitteeHistory(record.Events),
            Reports = record.Reports,
            TargetsSet = record.TargetsSet,
            Children = SortedTable<CommitteeId, ChildHolding>.From(
                record.Roster.Select(c => KeyValuePair.Create(c.Key, new ChildHolding(c.Value, Summary.None)))
            ),
            Sequence = record.Sequence,
            Hash = record.Hash,
        };
        state = TreeBook.InPlace(state);
        var keys = record.Keys.Select(k => KeyValuePair.Create(catalogue.Shared(k.Key), Restore(state, k)));
        state = state with { Keys = SortedTable<FigureKey, KeyState>.From(keys) };
        state = sums is null ? Hold(state, held) : sums.Below(WithHeld(state, held));
        state = TreeBook.InPlace(state);
        return amiss is null ? Checking.CheckAll(state).State : Checking.CheckOnly(state, amiss);
    }

    /// <summary>Each of the children put in.</summary>
    private static CommitteeState Hold(
        CommitteeState state,
        IReadOnlyCollection<KeyValuePair<CommitteeId, Summary>> held
    )
    {
        foreach (var (child, shown) in held)
        {
            state = ChildBook.Hold(state, child, shown);
        }

        return state;
    }

    /// <summary>The children at hand, whose sums come as they are.</summary>
    private static CommitteeState WithHeld(
        CommitteeState state,
        IReadOnlyCollection<KeyValuePair<CommitteeId, Summary>> held
    )
    {
        var children = held.Select(h => new KeyValuePair<CommitteeId, ChildHolding?>(
            h.Key,
            state.Children.Find(h.Key)! with
            {
                Summary = h.Value,
            }
        ));
        return state with { Children = state.Children.With([.. children]) };
    }

    private static KeyStatements StatementsOf(FigureKey name, KeyState key)
    {
        static ImmutableArray<Reports.Statement> All(Statements s) => [.. s.Standing, .. s.Overruled];
        return new(name, All(key.Own), All(key.Subtree));
    }

    private static KeyState Restore(CommitteeState state, KeyStatements stated) =>
        KeyBook.Stating(
            state,
            stated.Key,
            KeyBook.New(state, stated.Key),
            Statements.Of(stated.Own),
            Statements.Of(stated.Subtree)
        );
}
