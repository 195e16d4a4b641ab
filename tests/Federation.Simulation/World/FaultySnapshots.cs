using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Simulation.World;

/// <summary>A host's snapshots, with the troubles of its journal.</summary>
internal sealed class FaultySnapshots(ISnapshots snapshots, Troubles troubles) : ISnapshots
{
    public async ValueTask SaveAsync(Snapshot snapshot, CancellationToken cancellationToken) =>
        await troubles.WriteAsync(async () =>
        {
            await snapshots.SaveAsync(snapshot, cancellationToken);
            return true;
        });

    public ValueTask<Snapshot?> LoadAsync(CommitteeId committee, CancellationToken cancellationToken) =>
        troubles.ReadAsync(() => snapshots.LoadAsync(committee, cancellationToken));

    public ValueTask<CompleteSnapshot?> LoadCompleteAsync(CommitteeId committee, CancellationToken cancellationToken) =>
        troubles.ReadAsync(() => snapshots.LoadCompleteAsync(committee, cancellationToken));
}
