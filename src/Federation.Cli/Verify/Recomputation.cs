using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.State;
using Federation.Core.Summaries;

namespace Federation.Cli.Verify;

/// <summary>
/// Every committee's state from the journals alone: each shows its uppers all that it knows, whole, again and again
/// until nothing changes. None of the engine's way (versions, partial pushes, snapshots, mailboxes) is in it.
/// </summary>
internal sealed class Recomputation
{
    private readonly SortedDictionary<CommitteeId, CommitteeState> states;
    private readonly Queue<CommitteeId> waiting;
    private readonly HashSet<CommitteeId> queued;

    private Recomputation(SortedDictionary<CommitteeId, CommitteeState> states)
    {
        this.states = states;
        waiting = new(states.Keys);
        queued = [.. states.Keys];
    }

    /// <summary>The states, each with all that is below it.</summary>
    public static SortedDictionary<CommitteeId, CommitteeState> Of(SortedDictionary<CommitteeId, CommitteeState> alone)
    {
        var work = new Recomputation(alone);
        while (work.waiting.TryDequeue(out var committee))
        {
            work.queued.Remove(committee);
            work.Show(committee);
        }

        return alone;
    }

    private void Show(CommitteeId child)
    {
        var shown = states[child];
        foreach (var upper in shown.History.Uppers.Where(states.ContainsKey))
        {
            var before = states[upper];
            var after = Heard(before, child, shown.SummaryFor(upper));
            if (after is not null)
            {
                states[upper] = after;
                if (queued.Add(upper))
                {
                    waiting.Enqueue(upper);
                }
            }
        }
    }

    /// <summary>The upper with what a child shows in place of what it had; null where that is the same.</summary>
    private static CommitteeState? Heard(CommitteeState upper, CommitteeId child, Summary shown)
    {
        var held = upper.Children.Find(child);
        if (held is not null && held.Days.SequenceEqual(shown.Tree.Days) && Same(held.Summary, shown))
        {
            return null;
        }

        if (held is null || !held.Days.SequenceEqual(shown.Tree.Days))
        {
            var linked = new ChildLinked(child, shown.Tree.Days);
            upper = upper.Apply(new(upper.Sequence, default, upper.Hash, linked)).State;
            held = upper.Children.Find(child)!;
        }

        var gone = held.Summary.Keys.Where(k => shown.Keys.Find(k.Key) is null).Select(k => k.Key);
        var keys = shown
            .Keys.Select(k => new KeyValuePair<FigureKey, KeySummary?>(k.Key, k.Value))
            .Concat(gone.Select(k => new KeyValuePair<FigureKey, KeySummary?>(k, null)));
        return upper.Receive(child, shown.Tree, [.. keys]).State;
    }

    private static bool Same(Summary a, Summary b) =>
        Engine.Codec.SummaryDigest.Of(a) == Engine.Codec.SummaryDigest.Of(b);
}
