using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Indicators;
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
        var children = stock.Children + StepsOf(after) + -StepsOf(before);
        var moves = stock.Moves;
        if (before.Shown is not null)
        {
            moves += -before.Shown.Moves;
        }

        if (after.Shown is not null)
        {
            moves += after.Shown.Moves;
        }

        var oldest = OldestOfChildren(state, key, stock.ChildrenOldest, before, after);
        var carried = CarriedOf(state, key);
        var same =
            children.Equals(stock.Children)
            && moves.Equals(stock.Moves)
            && oldest.SequenceEqual(stock.ChildrenOldest)
            && carried.SequenceEqual(stock.Carried);
        return same
            ? stock
            : stock with
            {
                Children = children,
                Moves = moves,
                ChildrenOldest = oldest,
                Carried = carried,
            };
    }

    private static Steps<StockCell> StepsOf(ChildKey child) =>
        child.Shown?.Stock is { } stock ? stock.ToSteps().Within(child.Days) : Steps<StockCell>.Zero;

    private static ImmutableArray<StockCarry> CarriedOf(CommitteeState state, FigureKey key) =>
        [
            .. state
                .Children.Select(c => c.Value.Summary.Keys.Find(key)?.Carry)
                .OfType<StockCarry>()
                .OrderBy(c => c.Move),
        ];

    /// <summary>
    /// The minimum over the children. A minimum is no group, so where the replaced child held it, it is worked out
    /// again; everywhere else it stays, or falls to what the child shows now.
    /// </summary>
    private static ImmutableArray<Step<DateOnly>> OldestOfChildren(
        CommitteeState state,
        FigureKey key,
        ImmutableArray<Step<DateOnly>> held,
        ChildKey before,
        ChildKey after
    )
    {
        var old = OldestOf(before);
        var now = OldestOf(after);
        if (old.Equals(now))
        {
            return held;
        }

        var days = new SortedSet<DateOnly>(held.Select(h => h.From));
        days.UnionWith(old.Changes.Select(c => c.From));
        days.UnionWith(now.Changes.Select(c => c.From));
        if (days.Any(d => HeldMinimum(held, old, now, d)))
        {
            days.UnionWith(state.Children.SelectMany(c => OldestOf(KeyOf(c.Value, key)).Changes).Select(c => c.From));
        }

        var oldest = ImmutableArray.CreateBuilder<Step<DateOnly>>(days.Count);
        var last = DateOnly.MinValue;
        foreach (var day in days)
        {
            var minimum = HeldMinimum(held, old, now, day)
                ? Minimum(state, key, day)
                : Earlier(StockSteps.OldestIn(held.AsSpan(), day), now.At(day).Day);
            if (minimum != last)
            {
                oldest.Add(new(day, last = minimum));
            }
        }

        return oldest.ToImmutable();
    }

    /// <summary>
    /// Whether the replaced child held the minimum of a day and no longer does: then others decide, and their days
    /// count.
    /// </summary>
    private static bool HeldMinimum(
        ImmutableArray<Step<DateOnly>> held,
        Steps<OldestDay> old,
        Steps<OldestDay> now,
        DateOnly day
    ) =>
        old.At(day) is { IsZero: false } left
        && left != now.At(day)
        && left.Day == StockSteps.OldestIn(held.AsSpan(), day);

    private static ChildKey KeyOf(ChildHolding child, FigureKey key) => new(child.Days, child.Summary.Keys.Find(key));

    private static DateOnly Minimum(CommitteeState state, FigureKey key, DateOnly day)
    {
        var minimum = DateOnly.MinValue;
        foreach (var (_, child) in state.Children)
        {
            if (Interval.AnyContains(child.Days, day) && child.Summary.Keys.Find(key)?.Stock is { } stock)
            {
                minimum = Earlier(minimum, stock.OldestAt(day));
            }
        }

        return minimum;
    }

    /// <summary>The earlier of two days, of which the first day of all stands for none.</summary>
    private static DateOnly Earlier(DateOnly a, DateOnly b) =>
        a == DateOnly.MinValue ? b
        : b == DateOnly.MinValue || a < b ? a
        : b;

    private static Steps<OldestDay> OldestOf(ChildKey child) =>
        child.Shown?.Stock is { } stock && !child.Days.IsEmpty
            ? Steps<OldestDay>
                .From(stock.OldestSteps().Select(s => new Step<OldestDay>(s.From, new(s.Value))))
                .Within(child.Days)
            : Steps<OldestDay>.Zero;

    /// <summary>A day as a step value; only the zero of the group is used, to cut a series to its days.</summary>
    private readonly record struct OldestDay(DateOnly Day) : IGroup<OldestDay>
    {
        public static OldestDay Zero => default;

        public bool IsZero => Day == DateOnly.MinValue;

        public static OldestDay operator +(OldestDay left, OldestDay right) => left.IsZero ? right : left;

        public static OldestDay operator -(OldestDay value) => value;
    }
}
