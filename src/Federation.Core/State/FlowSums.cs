using Federation.Core.Algebra;
using Federation.Core.Indicators;
using Federation.Core.Reports;
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
        var reported = flow.ChildrenReported + ReportedOf(after) + -ReportedOf(before);
        var touched = Touched(before, after);
        var now = WithKept(flow with { ChildrenReported = reported }, HasSamePeriods(reported, flow.ChildrenReported));
        var cells = new List<KeyValuePair<Period, FlowCell>>();
        var changed = !reported.Equals(flow.ChildrenReported);
        foreach (var period in now.Kept)
        {
            var held = flow.Children.Find(period);
            var cell = held is not null && !touched(period) ? held : Replace(state, key, period, held, before, after);
            changed |= !Equals(cell, held);
            if (cell is not null)
            {
                cells.Add(new(period, cell));
            }
        }

        changed |= cells.Count != flow.Children.Count;
        return changed ? now with { Children = SortedTable<Period, FlowCell>.From(cells) } : flow;
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
        flow = WithKept(flow, false);
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

    private static FlowState WithKept(FlowState flow, bool isSame) =>
        isSame ? flow
        : flow.IsStatedOnly ? flow with { Kept = [] }
        : flow with { Kept = [.. FlowState.KeptFor(flow.Reported)] };

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
        return held is null || taken is null || put is null ? SumOf(state, key, period) : held + -taken + put;
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

    private static IEnumerable<Period> Different(Statements old, Statements now)
    {
        static (Period, StatedReport, int) Name(Statement s) => (s.Period, s.Report, s.Index);
        var before = old.Standing.Select(Name).ToHashSet(ByReport.Instance);
        before.SymmetricExceptWith(now.Standing.Select(Name));
        return before.Select(s => s.Item1);
    }

    private sealed class ByReport : IEqualityComparer<(Period Period, StatedReport Report, int Index)>
    {
        public static ByReport Instance { get; } = new();

        public bool Equals(
            (Period Period, StatedReport Report, int Index) x,
            (Period Period, StatedReport Report, int Index) y
        ) => x.Period == y.Period && x.Index == y.Index && ReferenceEquals(x.Report, y.Report);

        public int GetHashCode((Period Period, StatedReport Report, int Index) of) =>
            HashCode.Combine(
                of.Period,
                of.Index,
                System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(of.Report)
            );
    }
}
