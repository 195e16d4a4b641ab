using Federation.Core.Identity;
using Federation.Engine.Clustered.Wire;
using Federation.Engine.Ports;

namespace Federation.Engine.Clustered.Store;

/// <summary>An instance's snapshots, on whichever node its journal is written.</summary>
internal sealed class ClusterSnapshots(JournalPlace place) : ISnapshots
{
    public ValueTask SaveAsync(Snapshot snapshot, CancellationToken cancellationToken) =>
        place.DoAsync(
            stored => stored.Snapshots.SaveAsync(snapshot, cancellationToken),
            grain => grain.SaveAsync(SnapshotSaid.Of(snapshot))
        );

    public ValueTask<Snapshot?> LoadAsync(CommitteeId committee, CancellationToken cancellationToken) =>
        place.DoAsync(
            stored => stored.Snapshots.LoadAsync(committee, cancellationToken),
            async grain => (await grain.SnapshotAsync(committee.ToString()).ConfigureAwait(false))?.ToSnapshot()
        );
}
