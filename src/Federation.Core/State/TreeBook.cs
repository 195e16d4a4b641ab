using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Facts;

namespace Federation.Core.State;

/// <summary>The committee's own events and its roster of children: what its place in the tree is.</summary>
internal static class TreeBook
{
    public static StateChange Record(CommitteeState state, CommitteeEvent e)
    {
        if (state.History.Events.Any(known => known.Key == e.Key))
        {
            return StateChange.None(state);
        }

        var history = new CommitteeHistory(state.History.Events.Add(e));
        return Replace(state with { History = history });
    }

    public static StateChange Link(CommitteeState state, ChildLinked linked)
    {
        var held = state.Children.Find(linked.Child);
        if (held is not null && held.Days.SequenceEqual(linked.Days))
        {
            return StateChange.None(state);
        }

        // What was held is taken out over the old days; the child shows itself anew over the new ones.
        var change = held is null ? StateChange.None(state) : ChildBook.Forget(state, linked.Child);
        return change.Then(without =>
            Replace(
                without with
                {
                    Children = without.Children.With(linked.Child, new(linked.Days, Summaries.Summary.None)),
                }
            )
        );
    }

    /// <summary>Works the context out again, gives it to every key and has all of them judged.</summary>
    public static StateChange Replace(CommitteeState state) => Checking.CheckAll(InPlace(state));

    /// <summary>Works the context out again and gives it to every key; the rules are for whoever calls.</summary>
    public static CommitteeState InPlace(CommitteeState state)
    {
        var context = ContextOf(state);
        var same =
            context.Activity == state.Context.Activity
            && context.MoveDays.SequenceEqual(state.Context.MoveDays)
            && context.OwnUnit.Equals(state.Context.OwnUnit)
            && context.Units.Equals(state.Context.Units)
            && context.IsAlone == state.Context.IsAlone;
        context = same ? state.Context : context;
        state = state with { Context = context };
        var moved = new List<KeyValuePair<Indicators.FigureKey, KeyState?>>();
        foreach (var (name, key) in state.Keys)
        {
            if (KeyBook.InContext(state, key) is var now && !ReferenceEquals(now, key))
            {
                moved.Add(new(name, now));
            }
        }

        return moved.Count == 0 ? state : state with { Keys = state.Keys.With(moved) };
    }

    private static CommitteeContext ContextOf(CommitteeState state)
    {
        var active = state.History.ActiveDays;
        var presence = Steps<Count>.Zero;
        foreach (var (_, child) in state.Children)
        {
            foreach (var days in child.Days)
            {
                presence += Steps<Count>.On(days, Count.One);
            }
        }

        var covered = Steps<Count>.From(
            presence.Changes.Select(c => c with { Value = c.Value.Value > 0 ? Count.One : Count.Zero })
        );
        var within = ImmutableArray.Create(state.History.Activity);
        var ownUnit = active + -covered.Within(within);
        return new(
            state.Id,
            state.History.Activity,
            state.History.MoveDays,
            ownUnit,
            ownUnit + state.UnitsBelow.Within(within),
            state.Children.Count == 0
        );
    }
}
