using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.State;

/// <summary>The sum of the children's stocks of one key, kept by taking the old out and putting the new in.</summary>
internal static class StockSums
{
    public static StockState WithChild(
        CommitteeState state,
        StockState stock,
        FigureKey key,
        ChildKey before,
        ChildKey after
    )
    {
        var apart = DaysApart(before, after);
        var (old, now) = (Shown.Of(before, apart), Shown.Of(after, apart));
        var change = now.Cells - old.Cells;
        var moved = MovesOf(after) - MovesOf(before);
        var oldest = OldestOfChildren(state, key, stock.ChildrenOldest, old, now);
        var carried = Equals(before.Shown?.Carry, after.Shown?.Carry) ? stock.Carried : CarriedOf(state, key);
        var same =
            change.IsZero
            && moved.IsZero
            && oldest.AsSpan().SequenceEqual(stock.ChildrenOldest.AsSpan())
            && carried == stock.Carried;
        return same
            ? stock
            : stock with
            {
                Children = stock.Children + change,
                Moves = stock.Moves + moved,
                ChildrenOldest = oldest,
                Carried = carried,
            };
    }

    /// <summary>The days on which what is put in may differ from what is taken out: seldom all.</summary>
    private static Interval DaysApart(ChildKey before, ChildKey after) =>
        before.Shown?.Stock is { } old && after.Shown?.Stock is { } now && before.Days.SequenceEqual(after.Days)
            ? now.DaysApart(old)
            : Interval.Always;

    private static GroupMap<MoveId, Tally> MovesOf(ChildKey child) =>
        child.Shown?.Moves ?? GroupMap<MoveId, Tally>.Zero;

    private static ImmutableArray<StockCarry> CarriedOf(CommitteeState state, FigureKey key) =>
        [.. state.Children.Select(c => c.Value.Summary.Find(key)?.Carry).OfType<StockCarry>().OrderBy(c => c.Move)];

    /// <summary>
    /// The minimum over the children, with how many rest on it. Where the last of them leaves it, it is worked out
    /// again; everywhere else one goes and one comes.
    /// </summary>
    private static ImmutableArray<Step<OldestBelow>> OldestOfChildren(
        CommitteeState state,
        FigureKey key,
        ImmutableArray<Step<OldestBelow>> held,
        Shown old,
        Shown now
    )
    {
        if (old.Oldest.Equals(now.Oldest))
        {
            return held;
        }

        var days = new List<DateOnly>(held.Length + old.Oldest.Changes.Length + now.Oldest.Changes.Length);
        days.AddDaysOf(held);
        days.AddDaysOf(old.Oldest.Changes);
        days.AddDaysOf(now.Oldest.Changes);
        days.Sort();
        var oldest = ImmutableArray.CreateBuilder<Step<OldestBelow>>(days.Count);
        for (var i = 0; i < days.Count; i++)
        {
            var until = i + 1 < days.Count ? days[i + 1] : DateOnly.MaxValue;
            if (days[i] == until)
            {
                continue;
            }

            var (left, came) = (old.Oldest.At(days[i]).Day, now.Oldest.At(days[i]).Day);
            var value = held.InForce(days[i]);
            if (left == came)
            {
                Append(oldest, days[i], value);
            }
            else if (TryExchange(value, left, came) is { } exchanged)
            {
                Append(oldest, days[i], exchanged);
            }
            else
            {
                WorkOut(state, key, days[i], until, oldest);
            }
        }

        return oldest.DrainToImmutable();
    }

    /// <summary>One child's observation gone and another come; null where nobody is left to tell the minimum.</summary>
    private static OldestBelow? TryExchange(OldestBelow held, DateOnly left, DateOnly came)
    {
        if (left == DateOnly.MinValue || left != held.Day)
        {
            return held.With(came);
        }

        return held.Children > 1 ? (held with { Children = held.Children - 1 }).With(came)
            : came != DateOnly.MinValue && came < held.Day ? new(came, 1)
            : null;
    }

    /// <summary>Works the minimum out anew for the days from one to before another.</summary>
    private static void WorkOut(
        CommitteeState state,
        FigureKey key,
        DateOnly from,
        DateOnly until,
        ImmutableArray<Step<OldestBelow>>.Builder to
    )
    {
        var series = new List<Steps<OldestDay>>();
        var days = new SortedSet<DateOnly> { from };
        foreach (var (_, child) in state.Children)
        {
            var oldest = Shown.OldestOf(new(child.Days, child.Summary.Find(key)), new(from, until));
            if (!oldest.IsZero)
            {
                series.Add(oldest);
                days.UnionWith(oldest.Changes.Select(c => c.From).Where(d => from < d && d < until));
            }
        }

        foreach (var day in days)
        {
            Append(to, day, series.Aggregate(default(OldestBelow), (sum, one) => sum.With(one.At(day).Day)));
        }
    }

    private static void Append(ImmutableArray<Step<OldestBelow>>.Builder to, DateOnly day, OldestBelow value)
    {
        if (value != (to.Count == 0 ? default : to[^1].Value))
        {
            to.Add(new(day, value));
        }
    }

    /// <summary>What a child shows of a stock on some of the days of its belonging.</summary>
    private readonly record struct Shown(Steps<StockCell> Cells, Steps<OldestDay> Oldest)
    {
        public static Shown Of(ChildKey child, Interval within)
        {
            if (child.Shown?.Stock is not { } stock || child.Days.IsEmpty || within.IsEmpty)
            {
                return new(Steps<StockCell>.Zero, Steps<OldestDay>.Zero);
            }

            var (cells, oldest) = stock.Written(within);
            return new(cells.Within(child.Days), oldest.Within(child.Days));
        }

        public static Steps<OldestDay> OldestOf(ChildKey child, Interval within) =>
            child.Shown?.Stock is { } stock && !child.Days.IsEmpty
                ? stock.OldestSteps(within).Within(child.Days)
                : Steps<OldestDay>.Zero;
    }
}
