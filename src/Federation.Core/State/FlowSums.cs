using Federation.Core.Algebra;
using Federation.Core.Indicators;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.State;

/// <summary>
/// The sums of the children's flows of one key: those of tiles for all periods at once, those of others for every
/// period that is kept ready.
/// </summary>
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

        // Nearly all that is reported: one tile, in one map.
        var stated = StatedChange.Between(before, after);
        if (stated?.Tiles(after.Days) is { } tile)
        {
            return WithReported(state, WithTiles(flow, tile, 0), key, stated.Reported(after.Days), null);
        }

        var reported = ReportedChange(before, after);
        if (stated is null && TilesSince(before, after) is { } difference)
        {
            return WithReported(state, WithTiles(flow, difference, 0), key, reported, null);
        }

        var taken = TilesOf(before);
        var put = TilesOf(after);
        var tiles = (put ?? FlowTiles.Zero) - (taken ?? FlowTiles.Zero);
        var now = WithTiles(flow, tiles, (put is null ? 1 : 0) - (taken is null ? 1 : 0));
        return WithReported(
            state,
            now,
            key,
            reported,
            new(taken is null ? before : null, put is null ? after : null, stated)
        );
    }

    /// <summary>
    /// After the committee's own statements changed: the periods that are now kept, each with the others' sum.
    /// </summary>
    public static FlowState KeepReady(CommitteeState state, FigureKey key, FlowState flow) =>
        Keep(state, flow, key, null);

    private static FlowState WithTiles(FlowState flow, FlowTiles change, int others) =>
        change.IsZero && others == 0
            ? flow
            : flow with
            {
                TilesBelow = flow.TilesBelow + change,
                OthersBelow = flow.OthersBelow + others,
            };

    private static FlowState WithReported(
        CommitteeState state,
        FlowState flow,
        FigureKey key,
        GroupMap<Period, Count> change,
        OtherChange? other
    )
    {
        var reported = flow.ChildrenReported + change;
        var isSame = change.IsZero || HasSamePeriods(reported, flow.ChildrenReported);
        var now = change.IsZero ? flow : flow with { ChildrenReported = reported };
        return !isSame || flow.OthersBelow == 0 || flow.Kept.IsEmpty ? Keep(state, now, key, other)
            : other is null ? now
            : WithCells(state, now, key, other);
    }

    /// <summary>The periods to keep anew, each with the others' sum. None where there are no others.</summary>
    private static FlowState Keep(CommitteeState state, FlowState flow, FigureKey key, OtherChange? change)
    {
        if (flow.OthersBelow == 0)
        {
            return flow.Kept.IsEmpty ? flow : flow with { Kept = [], Others = SortedTable<Period, FlowCell>.Empty };
        }

        flow = flow with { Kept = [.. FlowState.KeptFor(flow.Reported).Order()] };
        return WithCells(state, flow, key, change);
    }

    /// <summary>The cells of the periods kept, with those replaced that one other's change touches.</summary>
    private static FlowState WithCells(CommitteeState state, FlowState flow, FigureKey key, OtherChange? change)
    {
        var others = new Lazy<IReadOnlyList<ChildKey>>(() => OthersOf(state, key));
        var cells = new List<KeyValuePair<Period, FlowCell>>(flow.Kept.Length);
        var areSame = true;
        foreach (var period in flow.Kept)
        {
            var held = flow.Others.Find(period);
            var cell =
                held is null ? null
                : change is null ? held
                : change.In(period, held);
            if ((cell ?? SumOf(others.Value, period)) is { } known)
            {
                cells.Add(new(period, known));
                areSame &= ReferenceEquals(known, held);
            }
        }

        return areSame && cells.Count == flow.Others.Count
            ? flow
            : flow with
            {
                Others = SortedTable<Period, FlowCell>.From(cells),
            };
    }

    /// <summary>The children whose figures depend on the period that is asked.</summary>
    private static List<ChildKey> OthersOf(CommitteeState state, FigureKey key)
    {
        var others = new List<ChildKey>();
        foreach (var (_, held) in state.Children)
        {
            var child = new ChildKey(held.Days, held.Summary.Find(key));
            if (TilesOf(child) is null)
            {
                others.Add(child);
            }
        }

        return others;
    }

    /// <summary>What a child brings by tiles within its days; null where that depends on the period.</summary>
    private static FlowTiles? TilesOf(ChildKey child) =>
        child.Shown?.Flow is not { } flow || child.Days.IsEmpty ? FlowTiles.Zero : flow.Tiles?.Within(child.Days);

    /// <summary>The difference of both sides' tiles, where it is told without them; else null.</summary>
    private static FlowTiles? TilesSince(ChildKey before, ChildKey after) =>
        before.Shown?.Flow is FlowState old
        && after.Shown?.Flow is FlowState now
        && Interval.IsAlways(before.Days)
        && Interval.IsAlways(after.Days)
            ? now.TilesSince(old)
            : null;

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

    private static FlowCell? SumOf(IReadOnlyList<ChildKey> children, Period period)
    {
        var sum = FlowCell.Zero;
        foreach (var child in children)
        {
            if (CellOf(child, period) is not { } cell)
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

    private static GroupMap<Period, Count> ReportedChange(ChildKey before, ChildKey after)
    {
        var isSame =
            StatesSamePeriods(before, after)
            || (
                before.Shown?.Flow is { } old
                && after.Shown?.Flow is { } now
                && HasSamePeriods(old.Reported, now.Reported)
                && before.Days.SequenceEqual(after.Days)
            );
        return isSame ? GroupMap<Period, Count>.Zero : ReportedOf(after) - ReportedOf(before);
    }

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

    /// <summary>What one of the others brought, and brings now; null on a side on which it is none of them.</summary>
    private sealed record OtherChange(ChildKey? Before, ChildKey? After, StatedChange? Stated)
    {
        /// <summary>The others' sum after it; null where it has to be worked out anew.</summary>
        public FlowCell? In(Period period, FlowCell held)
        {
            if (Before is null && After is null)
            {
                return held;
            }

            if (Before is not null && After is not null && Stated?.IsIn(period) == false)
            {
                return held;
            }

            var taken = Before is { } before ? CellOf(before, period) : FlowCell.Zero;
            var put = After is { } after ? CellOf(after, period) : FlowCell.Zero;
            return taken is null || put is null ? null : held + (put - taken);
        }
    }
}
