using Federation.Oracle;
using Federation.Oracle.Delivery;
using Federation.Oracle.Generation;

namespace Federation.Core.Tests.Laws;

/// <summary>
/// Law 2: "Any order, duplication or interleaving of the same accepted reports, events and pushes ends in the same state at
/// every node."
/// </summary>
public class Law2OrderTests
{
    private static readonly DeliveryStyle InOrder = new()
    {
        FactsFirstPercent = 100,
        RepeatPercent = 0,
        PartialPercent = 0,
        ShufflesFacts = false,
    };

    private static readonly DeliveryStyle Torn = new()
    {
        FactsFirstPercent = 25,
        RepeatPercent = 40,
        PartialPercent = 60,
    };

    [Fact]
    public void Small_federations_end_in_one_state() =>
        Trees.Each(5_000_000, 600, FederationShape.Small, EndsInOneState);

    [Fact]
    public void Federations_end_in_one_state() => Trees.Each(6_000_000, 150, FederationShape.Usual, EndsInOneState);

    /// <summary>Written out and taken in again, figures stay the same: law 7, where installations are joined.</summary>
    [Fact]
    public void Figures_are_the_same_across_installations() =>
        Trees.Each(
            7_000_000,
            150,
            FederationShape.Usual,
            trees =>
            {
                var style = new DeliveryStyle { WrittenOutPercent = 100 };
                var comparison = new Comparison(
                    trees.Chronicle,
                    DeliveredFederation.Deliver(trees.Chronicle, trees.Seed, style).States
                );
                return comparison.FirstDifference(trees.Keys, trees.Days, trees.Periods);
            }
        );

    private static string? EndsInOneState(Trees trees)
    {
        var first = DeliveredFederation.Deliver(trees.Chronicle, trees.Seed, InOrder);
        foreach (var style in new[] { Torn, Torn, InOrder with { ShufflesFacts = true, FactsFirstPercent = 0 } })
        {
            var other = DeliveredFederation.Deliver(trees.Chronicle, trees.Seed + style.RepeatPercent, style);
            foreach (var committee in first.States.Committees)
            {
                if (StateDifference.First(first.States[committee], other.States[committee]) is { } difference)
                {
                    return difference;
                }
            }
        }

        return null;
    }
}
