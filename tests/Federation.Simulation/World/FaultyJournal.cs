using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Simulation.World;

/// <summary>A host's journal: takes virtual time, fails as planned, and never comes back to a host that was killed.</summary>
internal sealed class FaultyJournal(IJournal journal, Troubles troubles) : IJournal
{
    public string Instance => journal.Instance;

    public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken) =>
        troubles.ReadAsync(() => journal.HeadAsync(cancellationToken));

    public ValueTask<long> RaiseIncarnationAsync(CommitteeId committee, CancellationToken cancellationToken) =>
        troubles.WriteAsync(() => journal.RaiseIncarnationAsync(committee, cancellationToken));

    public ValueTask<long> IncarnationAsync(CommitteeId committee, CancellationToken cancellationToken) =>
        troubles.ReadAsync(() => journal.IncarnationAsync(committee, cancellationToken));

    public ValueTask<long> RaiseEpochAsync(long epoch, CancellationToken cancellationToken) =>
        troubles.WriteAsync(() => journal.RaiseEpochAsync(epoch, cancellationToken));

    public ValueTask<ImmutableArray<JournalEntry>> AppendAsync(
        JournalAppend append,
        CancellationToken cancellationToken
    ) => troubles.WriteAsync(() => journal.AppendAsync(append, cancellationToken));

    public IAsyncEnumerable<JournalEntry> ReadAsync(
        CommitteeId committee,
        long afterSequence,
        CancellationToken cancellationToken
    ) => ReadAllAsync(journal.ReadAsync(committee, afterSequence, cancellationToken), cancellationToken);

    public IAsyncEnumerable<JournalEntry> ReadChainAsync(long afterPosition, CancellationToken cancellationToken) =>
        ReadAllAsync(journal.ReadChainAsync(afterPosition, cancellationToken), cancellationToken);

    public ValueTask<ImmutableArray<CommitteeId>> CommitteesAsync(CancellationToken cancellationToken) =>
        troubles.ReadAsync(() => journal.CommitteesAsync(cancellationToken));

    public ValueTask<ChainFault?> VerifyAsync(CancellationToken cancellationToken) =>
        journal.VerifyAsync(cancellationToken);

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    private async IAsyncEnumerable<JournalEntry> ReadAllAsync(
        IAsyncEnumerable<JournalEntry> entries,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await troubles.ReadAsync(() => new ValueTask<bool>(true));
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            yield return entry;
        }
    }
}
