using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Indicators;
using Federation.Core.Series;
using Federation.Core.Summaries;

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

        var oldest = OldestOfChildren(state, key, children);
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

    /// <summary>The minimum over the children; a minimum is no group, so it is worked out again, day by day of change.</summary>
    private static ImmutableArray<Step<DateOnly>> OldestOfChildren(
        CommitteeState state,
        FigureKey key,
        Steps<StockCell> children
    )
    {
        var days = new SortedSet<DateOnly>(children.Changes.Select(c => c.From));
        var series = new List<Steps<OldestDay>>();
        foreach (var (_, child) in state.Children)
        {
            if (child.Summary.Keys.Find(key)?.Stock is { } stock && !child.Days.IsEmpty)
            {
                var steps = Steps<OldestDay>
                    .From(stock.OldestSteps().Select(s => new Step<OldestDay>(s.From, new(s.Value))))
                    .Within(child.Days);
                series.Add(steps);
                days.UnionWith(steps.Changes.Select(c => c.From));
            }
        }

        var oldest = ImmutableArray.CreateBuilder<Step<DateOnly>>();
        var last = DateOnly.MinValue;
        foreach (var day in days)
        {
            var minimum = DateOnly.MinValue;
            foreach (var steps in series)
            {
                var of = steps.At(day).Day;
                minimum = of != DateOnly.MinValue && (minimum == DateOnly.MinValue || of < minimum) ? of : minimum;
            }

            if (minimum != last)
            {
                oldest.Add(new(day, last = minimum));
            }
        }

        return oldest.ToImmutable();
    }

    /// <summary>A day as a step value; only the zero of the group is used, to cut a series to its days.</summary>
    private readonly record struct OldestDay(DateOnly Day) : IGroup<OldestDay>
    {
        public static OldestDay Zero => default;

        public bool IsZero => Day == DateOnly.MinValue;

        public static OldestDay operator +(OldestDay left, OldestDay right) => left.IsZero ? right : left;

        public static OldestDay operator -(OldestDay value) => value;
    }
}
