using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Oracle.Delivery;
using Federation.Oracle.Generation;
using Federation.Oracle.Naive;

namespace Federation.Core.Tests.Laws;

/// <summary>
/// Law 6: "No answer uses two observations of one committee that overlap; at one committee's own observations, and at the
/// root, a wider period never covers fewer days."
/// </summary>
public class Law6OverlapTests
{
    [Fact]
    public void Tiles_lie_inside_the_period_and_apart() =>
        Trees.Each(
            12_000_000,
            600,
            FederationShape.Small,
            trees =>
                EachTiling(
                    trees,
                    (tiles, asked) =>
                        tiles.Select(t => t.Period).Order().ToList() is var periods
                        && periods.TrueForAll(asked.Contains)
                        && periods.Zip(periods.Skip(1)).All(pair => !pair.First.Overlaps(pair.Second))
                )
        );

    [Fact]
    public void A_wider_period_never_covers_fewer_days_of_one_committee() =>
        Trees.Each(13_000_000, 600, FederationShape.Small, WiderCoversMoreOfOne);

    /// <summary>
    /// In a tree that stands still: where a child moves, a longer tile may go to a parent whose stated figure covers it
    /// already; and a wider period may end after the root begins to count from below.
    /// </summary>
    [Fact]
    public void A_wider_period_never_covers_fewer_days_at_the_root() =>
        Trees.Each(14_000_000, 300, FederationShape.Still, WiderCoversMoreAtTheRoot);

    private static string? EachTiling(Trees trees, Func<IReadOnlyList<Statement>, Period, bool> holds)
    {
        var product = DeliveredFederation.Deliver(trees.Chronicle, trees.Seed);
        return (
            from state in product.States.Committees.Select(c => product.States[c])
            from key in trees.KeysOf(IndicatorKind.Flow)
            let flow = state.Keys.Find(key)?.Flow
            where flow is not null
            from scope in Enum.GetValues<Scope>()
            from period in trees.Periods
            let tiles = flow.TilesFor(period, scope)
            where !holds(tiles, period)
            select $"{state.Id} {key} {scope} {period}: {string.Join(' ', tiles.Select(t => t.Period))}"
        ).FirstOrDefault();
    }

    private static string? WiderCoversMoreOfOne(Trees trees)
    {
        var product = DeliveredFederation.Deliver(trees.Chronicle, trees.Seed);
        return (
            from state in product.States.Committees.Select(c => product.States[c])
            from key in trees.KeysOf(IndicatorKind.Flow)
            let flow = state.Keys.Find(key)?.Flow
            where flow is not null
            from scope in Enum.GetValues<Scope>()
            from inner in trees.Periods
            from outer in trees.Periods.Where(p => p.Contains(inner))
            let fewer = flow.TilesFor(outer, scope).Sum(t => t.Period.Days)
            let more = flow.TilesFor(inner, scope).Sum(t => t.Period.Days)
            where fewer < more
            select $"{state.Id} {key} {scope}: {outer} covers {fewer}, {inner} covers {more}"
        ).FirstOrDefault();
    }

    private static string? WiderCoversMoreAtTheRoot(Trees trees)
    {
        var oracle = new NaiveOracle(trees.Chronicle);
        var product = DeliveredFederation.Deliver(trees.Chronicle, trees.Seed);
        var root = trees.Chronicle.Facts.Keys.First(c => oracle.ParentOn(c, new(2015, 1, 1)) is null);
        return (
            from key in trees.KeysOf(IndicatorKind.Flow)
            from inner in trees.Periods
            from outer in trees.Periods.Where(p => p.Contains(inner))
            let fewer = Covered(product, root, key, outer)
            let more = Covered(product, root, key, inner)
            where fewer < more
            select $"{root} {key}: {outer} covers {fewer}, {inner} covers {more}"
        ).FirstOrDefault();
    }

    private static long Covered(DeliveredFederation product, CommitteeId root, FigureKey key, Period period) =>
        product.Ask(root, new Question(key, FigureTime.Over(period))).Coverage.DaysCovered!.Value;
}
