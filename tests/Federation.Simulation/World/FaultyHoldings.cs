using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Simulation.World;

/// <summary>A host's holdings of other instances' committees, with the troubles of its journal.</summary>
internal sealed class FaultyHoldings(IHoldings holdings, Troubles troubles) : IHoldings
{
    public async ValueTask SaveAsync(HoldingChange change, CancellationToken cancellationToken) =>
        await troubles.WriteAsync(async () =>
        {
            await holdings.SaveAsync(change, cancellationToken);
            return true;
        });

    public ValueTask<ImmutableArray<Holding>> LoadAsync(CommitteeId upper, CancellationToken cancellationToken) =>
        troubles.ReadAsync(() => holdings.LoadAsync(upper, cancellationToken));
}
