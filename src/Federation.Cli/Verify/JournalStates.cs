using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Engine.Codec;
using Federation.Engine.Ports;

namespace Federation.Cli.Verify;

/// <summary>What each journal gives by itself, with what is held of children in instances that are not here.</summary>
internal static class JournalStates
{
    public static async Task<SortedDictionary<CommitteeId, CommitteeState>> ReadAsync(
        IReadOnlyDictionary<string, StoredInstance> instances,
        Catalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        var states = new SortedDictionary<CommitteeId, CommitteeState>();
        foreach (var stored in instances.Values)
        {
            foreach (var committee in await stored.Journal.CommitteesAsync(cancellationToken))
            {
                var state = CommitteeState.New(committee, catalogue);
                await foreach (var entry in stored.Journal.ReadAsync(committee, 0, cancellationToken))
                {
                    state = state.Apply(FactCodec.Decode(entry, catalogue)).State;
                }

                var elsewhere = await stored.Holdings.LoadAsync(committee, cancellationToken);
                states[committee] = elsewhere
                    .Where(holding => !instances.ContainsKey(holding.Child.Instance))
                    .Aggregate(state, Heard);
            }
        }

        return states;
    }

    private static CommitteeState Heard(CommitteeState upper, Holding holding) =>
        upper
            .Receive(
                holding.Child,
                SummaryCodec.DecodeTree(holding.Tree.Span),
                [
                    .. holding.Keys.Select(k =>
                        KeyValuePair.Create(k.Key, (KeySummary?)SummaryCodec.DecodeKey(k.Shown.Span))
                    ),
                ]
            )
            .State;
}
