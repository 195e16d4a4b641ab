using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>Snapshots of one instance's committees, written behind. Losing all of them loses nothing.</summary>
public interface ISnapshots
{
    /// <summary>Keeps a snapshot in place of the committee's last one.</summary>
    ValueTask SaveAsync(Snapshot snapshot, CancellationToken cancellationToken);

    /// <summary>
    /// The committee's snapshot; null where there is none or where its head is not in the journal (it is then thrown
    /// away).
    /// </summary>
    ValueTask<Snapshot?> LoadAsync(CommitteeId committee, CancellationToken cancellationToken);
}
