using Federation.Core.Algebra;
using Federation.Core.Indicators;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.State;

/// <summary>The sums of the children's flows of one key for every period that is kept ready.</summary>
internal static class FlowSums
{
    public static FlowState WithChild(
        CommitteeState state,
        FlowState flow,
        FigureKey key,
        ChildKey before,
        ChildKey after
    )
    {
        if (Same(before, after))
        {
            return flow;
        }

        var change = StatesSamePeriods(before, after)
            ? GroupMap<Period, Count>.Zero
            : ReportedOf(after) - ReportedOf(before);
        var reported = flow.ChildrenReported + change;
        var now = change.IsZero ? flow : flow with { ChildrenReported = reported };
        if (change.IsZero || HasSamePeriods(reported, flow.ChildrenReported))
        {
            return WithCells(state, now, key, before, after);
        }

        now = WithKept(now);
        var stated = StatedChange.Between(before, after);
        var cells = new List<KeyValuePair<Period, FlowCell>>(now.Kept.Length);
        foreach (var period in now.Kept)
        {
            if (Replace(state, key, period, flow.Children.Find(period), before, after, stated) is { } cell)
            {
                cells.Add(new(period, cell));
            }
        }

        return now with
        {
            Children = SortedTable<Period, FlowCell>.From(cells),
        };
    }

    /// <summary>The same periods, with the cells replaced that the child's change touches.</summary>
    private static FlowState WithCells(
        CommitteeState state,
        FlowState flow,
        FigureKey key,
        ChildKey before,
        ChildKey after
    )
    {
        var stated = StatedChange.Between(before, after);
        var changes = new List<KeyValuePair<Period, FlowCell?>>();
        foreach (var period in flow.Kept)
        {
            var held = flow.Children.Find(period);
            var cell = Replace(state, key, period, held, before, after, stated);
            if (!ReferenceEquals(cell, held))
            {
                changes.Add(new(period, cell));
            }
        }

        return changes.Count == 0 ? flow : flow with { Children = flow.Children.With(changes) };
    }

    /// <summary>
    /// After the committee's own statements changed: the periods that are now kept, each with its sum.
    /// </summary>
    public static FlowState KeepReady(CommitteeState state, FigureKey key, FlowState flow)
    {
        if (flow.IsStatedOnly)
        {
            return flow;
        }

        var cells = new List<KeyValuePair<Period, FlowCell>>();
        flow = WithKept(flow);
        foreach (var period in flow.Kept)
        {
            if ((flow.Children.Find(period) ?? SumOf(state, key, period)) is { } cell)
            {
                cells.Add(new(period, cell));
            }
        }

        return flow with
        {
            Children = SortedTable<Period, FlowCell>.From(cells),
        };
    }

    private static FlowState WithKept(FlowState flow) =>
        flow with
        {
            Kept = flow.IsStatedOnly ? [] : [.. FlowState.KeptFor(flow.Reported).Order()],
        };

    /// <summary>Whether the child's figures of this key are the same object over the same days.</summary>
    private static bool Same(ChildKey before, ChildKey after) =>
        ReferenceEquals(before.Shown?.Flow, after.Shown?.Flow) && before.Days.SequenceEqual(after.Days);

    private static bool StatesSamePeriods(ChildKey before, ChildKey after) =>
        before.Shown?.Flow is FlowState { IsStatedOnly: true } old
        && after.Shown?.Flow is FlowState { IsStatedOnly: true } now
        && HasSamePeriods(old.Own, now.Own)
        && HasSamePeriods(old.Subtree, now.Subtree)
        && before.Days.SequenceEqual(after.Days);

    private static bool HasSamePeriods(Statements a, Statements b)
    {
        var same = a.Standing.Length == b.Standing.Length;
        for (var i = 0; same && i < a.Standing.Length; i++)
        {
            same = a.Standing[i].Period == b.Standing[i].Period;
        }

        return same;
    }

    private static bool HasSamePeriods(GroupMap<Period, Count> a, GroupMap<Period, Count> b)
    {
        var same = a.Count == b.Count;
        for (var i = 0; same && i < a.Count; i++)
        {
            same = a[i].Key == b[i].Key;
        }

        return same;
    }

    private static FlowCell? Replace(
        CommitteeState state,
        FigureKey key,
        Period period,
        FlowCell? held,
        ChildKey before,
        ChildKey after,
        StatedChange? stated
    )
    {
        if (held is not null && stated is not null && stated.TryIn(period, out var difference))
        {
            return held + difference.Within(after.Days, period);
        }

        var taken = CellOf(before, period);
        var put = CellOf(after, period);
        return held is null || taken is null || put is null ? SumOf(state, key, period) : held + (put - taken);
    }

    private static FlowCell? SumOf(CommitteeState state, FigureKey key, Period period)
    {
        var sum = FlowCell.Zero;
        foreach (var (_, child) in state.Children)
        {
            if (CellOf(new(child.Days, child.Summary.Keys.Find(key)), period) is not { } cell)
            {
                return null;
            }

            sum += cell;
        }

        return sum;
    }

    private static FlowCell? CellOf(ChildKey child, Period period) =>
        child.Shown?.Flow is not { } flow || child.Days.IsEmpty
            ? FlowCell.Zero
            : flow.CellFor(period)?.Within(child.Days, period);

    /// <summary>
    /// The periods of which a child states any day of its belonging, each once: a tile that ends elsewhere takes the
    /// days that it covers here along. However many state it below: two committees that were each above the other
    /// within one period would count one another up without end.
    /// </summary>
    private static GroupMap<Period, Count> ReportedOf(ChildKey child) =>
        child.Shown?.Flow is { } flow
            ? GroupMap<Period, Count>.From(
                flow.Reported.Where(p => Interval.AnyOverlaps(child.Days, p))
                    .Select(p => KeyValuePair.Create(p.Key, Count.One))
            )
            : GroupMap<Period, Count>.Zero;
}
