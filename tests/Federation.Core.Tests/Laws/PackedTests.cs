using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Oracle.Delivery;
using Federation.Oracle.Generation;

namespace Federation.Core.Tests.Laws;

/// <summary>What is held of a child packed is the same as what is held of it at hand.</summary>
public class PackedTests
{
    private int packed;
    private int left;
    private int shared;

    [Fact]
    public void What_comes_replaces_what_is_packed_as_it_replaces_what_is_at_hand()
    {
        Seeds.Each(1, 300, seed => FirstDifference(seed, Replaced));

        Assert.True(
            Seeds.IsReplay || (packed > 1_000 && left > 0 && shared > 100),
            $"{packed} packed, {left} left, {shared} shared: the search shows nothing"
        );
    }

    /// <summary>One at a time, so that the others stay packed: what they show is needed for some sums.</summary>
    [Fact]
    public void A_child_goes_from_what_is_packed_as_from_what_is_at_hand() =>
        Seeds.Each(1_000, 200, seed => FirstDifference(seed, Gone));

    private string? FirstDifference(int seed, Func<CommitteeState, CommitteeId, Summary, CommitteeState> change)
    {
        var states = DeliveredFederation.Deliver(RandomFederation.Make(seed).Chronicle, seed).States;
        foreach (var state in states.Committees.Select(id => states[id]).Where(s => s.Children.Count > 0))
        {
            var less = state.WithPacked([.. state.Children.Select(c => c.Key)]);
            Count(less);
            foreach (var (child, held) in state.Children)
            {
                if (
                    StateDifference.First(change(state, child, held.Summary), change(less, child, held.Summary)) is
                    { } d
                )
                {
                    return d;
                }
            }
        }

        return null;
    }

    private void Count(CommitteeState state)
    {
        var summaries = state.Children.Select(c => c.Value.Summary).Where(s => s.Packed is not null).ToList();
        packed += summaries.Count;
        left += summaries.Count(s => !s.IsPacked);
        shared += summaries.Count - summaries.DistinctBy(s => s.Packed!.Names).Count();
    }

    /// <summary>Of every third key another child's figures, every third taken out, the others as they are.</summary>
    private static CommitteeState Replaced(CommitteeState state, CommitteeId child, Summary was)
    {
        var other = state.Children[state.Children.Count - 1].Value.Summary;
        var keys = was
            .Keys.Where((_, i) => i % 3 != 0)
            .Select((k, i) => new KeyValuePair<FigureKey, KeySummary?>(k.Key, i % 2 == 0 ? other.Find(k.Key) : null));
        return state.Receive(child, null, [.. keys]).State;
    }

    private static CommitteeState Gone(CommitteeState state, CommitteeId child, Summary was) =>
        state
            .Receive(
                child,
                TreeSummary.None,
                [.. was.Keys.Select(k => new KeyValuePair<FigureKey, KeySummary?>(k.Key, null))]
            )
            .State;
}
