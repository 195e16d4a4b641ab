using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Engine.Clustered.Wire;
using Federation.Engine.Ports;

namespace Federation.Engine.Clustered.Store;

/// <summary>What an instance's committees hold of others, on whichever node its journal is written.</summary>
internal sealed class ClusterHoldings(JournalPlace place) : IHoldings
{
    public ValueTask SaveAsync(HoldingChange change, CancellationToken cancellationToken) =>
        place.DoAsync(
            stored => stored.Holdings.SaveAsync(change, cancellationToken),
            grain => grain.SaveAsync(HoldingChangeSaid.Of(change)),
            change.Upper
        );

    public ValueTask<ImmutableArray<Holding>> LoadAsync(CommitteeId upper, CancellationToken cancellationToken) =>
        place.DoAsync<ImmutableArray<Holding>>(
            stored => stored.Holdings.LoadAsync(upper, cancellationToken),
            async grain =>
                [
                    .. (await grain.HoldingsAsync(upper.ToString()).ConfigureAwait(false)).Select(held =>
                        held.ToHolding()
                    ),
                ]
        );
}
