using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>Snapshots of one instance's committees, written behind. Losing all of them loses nothing.</summary>
public interface ISnapshots
{
    /// <summary>
    /// Keeps a snapshot in place of the committee's last one. Cancelling works until it is being written.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The storage failed; the last one may still be there.</exception>
    ValueTask SaveAsync(Snapshot snapshot, CancellationToken cancellationToken);

    /// <summary>
    /// The committee's snapshot; null where there is none, where its head is not in the journal or where its bytes are
    /// not those that were saved (it is then thrown away).
    /// </summary>
    /// <exception cref="JournalUnavailableException">The storage cannot be read.</exception>
    ValueTask<Snapshot?> LoadAsync(CommitteeId committee, CancellationToken cancellationToken);

    /// <summary>
    /// The snapshots to which the journal has nothing to add, in any order: committees that have not written since need
    /// not be woken at a start. An adapter may leave out any of them; this one leaves out all.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The storage cannot be read.</exception>
    IAsyncEnumerable<CompleteSnapshot> CompleteAsync(CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<CompleteSnapshot>();
}
