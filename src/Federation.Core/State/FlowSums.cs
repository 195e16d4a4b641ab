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
        var touched = Touched(before, after);
        var cells = new List<KeyValuePair<Period, FlowCell>>(now.Kept.Length);
        foreach (var period in now.Kept)
        {
            var held = flow.Children.Find(period);
            var cell = held is not null && !touched(period) ? held : Replace(state, key, period, held, before, after);
            if (cell is not null)
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
        var touched = Touched(before, after);
        var changes = new List<KeyValuePair<Period, FlowCell?>>();
        foreach (var period in flow.Kept)
        {
            var held = flow.Children.Find(period);
            if (held is not null && !touched(period))
            {
                continue;
            }

            var cell = Replace(state, key, period, held, before, after);
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
            Kept = flow.IsStatedOnly ? [] : [.. FlowState.KeptFor(flow.Reported)],
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
        ChildKey after
    )
    {
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

    /// <summary>
    /// Which asked periods a child's change can touch: those that contain a statement that is new or gone.
    /// </summary>
    private static Func<Period, bool> Touched(ChildKey before, ChildKey after)
    {
        if (
            before.Shown?.Flow is not FlowState { IsStatedOnly: true } old
            || after.Shown?.Flow is not FlowState { IsStatedOnly: true } now
            || !ReferenceEquals(old.Context, now.Context)
            || old.FromBelow != now.FromBelow
            || !before.Days.SequenceEqual(after.Days)
        )
        {
            return _ => true;
        }

        var different = Different(old.Own, now.Own).Concat(Different(old.Subtree, now.Subtree)).ToArray();
        return asked => Array.Exists(different, asked.Contains);
    }

    /// <summary>The periods of which one states what the other does not; both are in order of time.</summary>
    private static IEnumerable<Period> Different(Statements old, Statements now)
    {
        var (a, b) = (old.Standing, now.Standing);
        for (int i = 0, j = 0; i < a.Length || j < b.Length; )
        {
            var order =
                i == a.Length ? 1
                : j == b.Length ? -1
                : ByTime(a[i].Period, b[j].Period);
            if (order != 0)
            {
                yield return order < 0 ? a[i].Period : b[j].Period;
            }
            else if (a[i].Index != b[j].Index || !ReferenceEquals(a[i].Report, b[j].Report))
            {
                yield return a[i].Period;
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    private static int ByTime(Period a, Period b)
    {
        var byEnd = a.To.CompareTo(b.To);
        return byEnd != 0 ? byEnd : a.From.CompareTo(b.From);
    }
}
