using Federation.Core.Identity;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Oracle.Delivery;
using Federation.Oracle.Generation;

namespace Federation.Engine.Tests;

/// <summary>A summary that a committee of a random federation shows an upper.</summary>
internal sealed record Shown(string Name, CommitteeId Child, CommitteeId Upper, Summary Summary)
{
    /// <summary>All of some federations; <c>FEDERATION_SEED</c> replays one.</summary>
    public static IEnumerable<Shown> OfMany(int federations)
    {
        var first = int.TryParse(Environment.GetEnvironmentVariable("FEDERATION_SEED"), out var replay) ? replay : 1;
        return Enumerable.Range(first, replay == 0 ? federations : 1).SelectMany(seed => Of(seed, seed));
    }

    /// <summary>
    /// All of the federation that a seed makes, delivered in the order, and unless said in the style, of another seed.
    /// </summary>
    public static IEnumerable<Shown> Of(int seed, int order, DeliveryStyle? style = null)
    {
        var states = DeliveredFederation.Deliver(RandomFederation.Make(seed).Chronicle, order, style).States;
        return from committee in states.Committees
            from upper in states[committee].History.Uppers
            select new Shown(
                $"seed {seed}: {committee} to {upper}",
                committee,
                upper,
                states[committee].SummaryFor(upper)
            );
    }
}
