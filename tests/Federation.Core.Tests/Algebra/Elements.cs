using Federation.Core.Algebra;
using Federation.Core.Quantities;
using Federation.Core.Summaries;
using Federation.Core.Time;
using Federation.Oracle.Generation;

namespace Federation.Core.Tests.Algebra;

/// <summary>Random elements of the product's groups, from so few keys and days that they often meet and cancel.</summary>
internal sealed class Elements(int seed)
{
    private readonly Dice dice = new(seed);

    public Count Count() => new(dice.Between(-3, 3));

    public Tally Tally()
    {
        if (dice.Chance(20))
        {
            return default;
        }

        var value = (dice.Between(-9, 9) * dice.Pick([1m, 0.5m, 0.25m])) + dice.Pick([0m, 0.0m, 0.0001m]);
        var quantity = Quantity.Of(dice.Pick(Enum.GetValues<Bound>()), value, value + dice.Next(3));
        var tally = Core.Quantities.Tally.Of(quantity) with { Estimated = dice.Next(2), Inferred = dice.Next(2) };
        return dice.Chance(30) ? -tally : tally;
    }

    public DateOnly Day() => new DateOnly(2018, 1, 1).AddDays(dice.Next(6));

    public Steps<Count> Steps() => StepsOf(Count);

    public Steps<StockCell> StockSteps() => StepsOf(StockCell);

    public GroupMap<DateOnly, Tally> Map() => MapOf(Tally);

    public GroupMap<DateOnly, Steps<Count>> MapOfSteps() => MapOf(Steps);

    public StockCell StockCell() => new(Tally(), dice.Between(-2, 2), dice.Between(-1, 1));

    public FlowPiece FlowPiece() => new(Tally(), Steps());

    public FlowCell FlowCell() => new(MapOf(FlowPiece), Steps(), dice.Between(-1, 1));

    private GroupMap<DateOnly, T> MapOf<T>(Func<T> value)
        where T : IGroup<T> =>
        GroupMap<DateOnly, T>.From(Enumerable.Range(0, dice.Next(4)).Select(_ => KeyValuePair.Create(Day(), value())));

    private Steps<T> StepsOf<T>(Func<T> value)
        where T : IGroup<T>
    {
        var sum = Core.Algebra.Steps<T>.Zero;
        for (var i = dice.Next(4); i > 0; i--)
        {
            var from = Day();
            var until = dice.Chance(20) ? DateOnly.MaxValue : from.AddDays(dice.Next(4));
            sum += Core.Algebra.Steps<T>.On(new Interval(from, until), value());
        }

        return sum;
    }
}
