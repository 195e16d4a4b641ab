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
    /// The committee's snapshot where the journal has nothing to add to it; null where it has, and where
    /// <see cref="LoadAsync"/> finds none. An adapter may always answer null: this one does.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The storage cannot be read.</exception>
    ValueTask<CompleteSnapshot?> LoadCompleteAsync(CommitteeId committee, CancellationToken cancellationToken) =>
        new((CompleteSnapshot?)null);

    /// <summary>
    /// The places of all such snapshots, in any order: committees that have not written since need not be woken at a
    /// start. Payloads are not looked at: one that is damaged shows when it is loaded. An adapter may leave out any of
    /// them; this one leaves out all.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The storage cannot be read.</exception>
    IAsyncEnumerable<CompletePlace> CompletePlacesAsync(CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<CompletePlace>();
}
