using System.Collections.Immutable;
using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>
/// The truth of one instance: an append-only log with one <c>(position, hash)</c> chain. Safe to call from many threads
/// at once; appends of many committees are committed together in groups. What is returned has been made durable
/// (fsynced). Closing it finishes what is waiting; then every call throws <see cref="JournalUnavailableException"/>.
/// </summary>
/// <remarks>
/// Cancelling a write works until it is being written: an <see cref="OperationCanceledException"/> means that nothing
/// was. Afterwards the answer is waited for, because a write cannot be called back.
/// </remarks>
public interface IJournal : IAsyncDisposable
{
    /// <summary>The instance whose committees it keeps.</summary>
    string Instance { get; }

    /// <summary>How far the chain goes now.</summary>
    ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Raises a committee's incarnation, durably, and returns it: from then on every append with a lower one fails. The
    /// first is 1.
    /// </summary>
    /// <exception cref="JournalUnavailableException">
    /// The storage failed. The incarnation may have been raised: raising it again is harmless.
    /// </exception>
    ValueTask<long> RaiseIncarnationAsync(CommitteeId committee, CancellationToken cancellationToken);

    /// <summary>
    /// A committee's incarnation as it is durably now, 0 for none: by it an activation that writes nothing learns that
    /// another has followed it.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The storage cannot be read.</exception>
    ValueTask<long> IncarnationAsync(CommitteeId committee, CancellationToken cancellationToken);

    /// <summary>
    /// Sets the instance's epoch, durably, where it is higher than the present one: the installation above has granted
    /// it. Returns the epoch in force.
    /// </summary>
    /// <exception cref="JournalUnavailableException">
    /// The storage failed. The epoch may have been raised: raising it again is harmless.
    /// </exception>
    ValueTask<long> RaiseEpochAsync(long epoch, CancellationToken cancellationToken);

    /// <summary>
    /// Appends all entries of one committee, atomically, and returns them as they stand. A refusal of one member of a
    /// group commit fails that member alone.
    /// </summary>
    /// <exception cref="ArgumentException">What <see cref="JournalAppend.Check"/> refuses.</exception>
    /// <exception cref="JournalConflictException">
    /// A lost race: another activation has a higher incarnation, or the expected sequence is not the committee's.
    /// Nothing was written; the caller must end itself or start again from the journal. An incarnation higher than the
    /// journal's is refused alike: a journal that did not give it is not the one that the caller started from.
    /// </exception>
    /// <exception cref="JournalUnavailableException">
    /// The storage failed. Whether the entries were written is unknown until the journal has been read again.
    /// </exception>
    ValueTask<ImmutableArray<JournalEntry>> AppendAsync(JournalAppend append, CancellationToken cancellationToken);

    /// <summary>
    /// A committee's entries after a sequence, in order, up to those that were there when the last page was read. Each
    /// has been checked against its hash and the one before it: none is returned that is not what was written.
    /// </summary>
    /// <exception cref="JournalUnavailableException">An entry cannot be read, or does not fit the chain.</exception>
    IAsyncEnumerable<JournalEntry> ReadAsync(
        CommitteeId committee,
        long afterSequence,
        CancellationToken cancellationToken
    );

    /// <summary>The whole chain after a position, in order, read and checked in the same way.</summary>
    /// <exception cref="JournalUnavailableException">An entry cannot be read, or does not fit the chain.</exception>
    IAsyncEnumerable<JournalEntry> ReadChainAsync(long afterPosition, CancellationToken cancellationToken);

    /// <summary>The committees that have entries, in ordinal order.</summary>
    ValueTask<ImmutableArray<CommitteeId>> CommitteesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Recomputes the chain up to the head of now, and every committee's sequence along it. Returns the first place
    /// where they do not hold, null where all is well. The holdings beside it are checked last; what is wrong with them
    /// is named at the head.
    /// </summary>
    ValueTask<ChainFault?> VerifyAsync(CancellationToken cancellationToken);
}
