using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Conformance.Memory;

/// <summary>
/// The journal's port in memory, the reference for every other adapter. It starts no thread and awaits only the hooks
/// of its faults, so a simulation on one thread decides when everything happens.
/// </summary>
public sealed class MemoryJournal(MemoryStore store, MemoryFaults? faults = null) : IJournal
{
    private readonly MemoryTurns turns = new(store.Instance, faults ?? new());

    /// <inheritdoc/>
    public string Instance => store.Instance;

    /// <summary>Its snapshots, with the same faults, closed together with it.</summary>
    public MemorySnapshots Snapshots => new(store, turns);

    /// <summary>Its holdings, with the same faults, closed together with it.</summary>
    public MemoryHoldings Holdings => new(store, turns);

    /// <summary>The instance as an engine opens it.</summary>
    public StoredInstance AsStored() => new(this, Snapshots, Holdings);

    /// <summary>Ends at once, like a killed process: what still waits to be written will not be.</summary>
    public void Kill() => turns.Kill();

    /// <inheritdoc/>
    public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken) =>
        new(turns.Read(store.Head, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<long> RaiseIncarnationAsync(CommitteeId committee, CancellationToken cancellationToken)
    {
        RequireOwn(committee);
        return turns.WriteAsync(committee, () => store.Raise(committee), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> RaiseEpochAsync(long epoch, CancellationToken cancellationToken) =>
        turns.WriteAsync(CommitteeId.Parse(Instance), () => store.RaiseEpoch(epoch), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> IncarnationAsync(CommitteeId committee, CancellationToken cancellationToken)
    {
        RequireOwn(committee);
        return new(turns.Read(() => store.IncarnationOf(committee), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<JournalEntry>> AppendAsync(
        JournalAppend append,
        CancellationToken cancellationToken
    )
    {
        append.Check(Instance);
        return turns.WriteAsync(append.Committee, () => store.Append(append).ToImmutableArray(), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadAsync(
        CommitteeId committee,
        long afterSequence,
        CancellationToken cancellationToken
    )
    {
        RequireOwn(committee);
        return ReadAllAsync(() => store.Read(committee, afterSequence), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadChainAsync(long afterPosition, CancellationToken cancellationToken) =>
        ReadAllAsync(() => store.ReadChain(afterPosition), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<CommitteeId>> CommitteesAsync(CancellationToken cancellationToken) =>
        new(turns.Read(store.Committees, cancellationToken).ToImmutableArray());

    /// <inheritdoc/>
    public ValueTask<ChainFault?> VerifyAsync(CancellationToken cancellationToken) =>
        new(turns.Read(store.Verify, cancellationToken));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => turns.DisposeAsync();

    private async IAsyncEnumerable<JournalEntry> ReadAllAsync(
        Func<JournalEntry[]> read,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await ValueTask.CompletedTask;
        foreach (var entry in turns.Read(read, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return store.Fits(entry)
                ? entry
                : throw new JournalUnavailableException(
                    $"Entry {entry.Position} of {Instance} does not fit the chain."
                );
        }
    }

    private void RequireOwn(CommitteeId committee)
    {
        if (committee.Instance != Instance)
        {
            throw new ArgumentException($"{committee} is not kept in the journal of {Instance}.", nameof(committee));
        }
    }
}
