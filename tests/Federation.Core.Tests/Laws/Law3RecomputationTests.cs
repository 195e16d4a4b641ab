using Federation.Oracle;
using Federation.Oracle.Delivery;
using Federation.Oracle.Generation;

namespace Federation.Core.Tests.Laws;

/// <summary>
/// Law 3: "Incremental = recomputed from the journals by an independent, naive oracle: every figure, coverage, finding and
/// explain." Here: every figure and coverage.
/// </summary>
public class Law3RecomputationTests
{
    [Fact]
    public void Small_federations_as_then() => Trees.Each(1_000_000, 1500, FederationShape.Small, AsThen);

    [Fact]
    public void Federations_as_then() => Trees.Each(2_000_000, 500, FederationShape.Usual, AsThen);

    [Fact]
    public void Large_federations_as_then() => Trees.Each(3_000_000, 40, FederationShape.Large, AsThen);

    [Fact]
    public void Small_federations_as_now() => Trees.Each(4_000_000, 500, FederationShape.Small, AsNow);

    private static string? AsThen(Trees trees)
    {
        var product = DeliveredFederation.Deliver(trees.Chronicle, trees.Seed);
        var comparison = new Comparison(trees.Chronicle, product.States);
        return comparison.FirstTreeDifference(trees.Days)
            ?? comparison.FirstDifference(trees.Keys, trees.Days, trees.Periods);
    }

    private static string? AsNow(Trees trees)
    {
        var product = DeliveredFederation.Deliver(trees.Chronicle, trees.Seed);
        var comparison = new Comparison(trees.Chronicle, product.States);
        return new Dice(trees.Seed)
            .Shuffle(trees.Days)
            .Take(3)
            .Select(now => comparison.FirstDifference(trees.Keys, trees.Days, trees.Periods, now))
            .FirstOrDefault(difference => difference is not null);
    }
}
