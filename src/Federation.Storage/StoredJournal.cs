using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Reading;
using Federation.Storage.Writing;
using Federation.Storage.Writing.Writes;

namespace Federation.Storage;

/// <summary>An instance's journal in a database: what does not depend on which.</summary>
public abstract class StoredJournal : IJournal
{
    private readonly GroupWriter writer;
    private readonly IReaders readers;
    private readonly IAsyncDisposable owner;

    private protected StoredJournal(IAsyncDisposable owner, string instance, GroupWriter writer, IReaders readers)
    {
        this.owner = owner;
        this.writer = writer;
        this.readers = readers;
        Instance = instance;
    }

    /// <inheritdoc/>
    public string Instance { get; }

    /// <inheritdoc/>
    public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken) =>
        readers.ReadAsync(
            async (session, cancellation) => (await session.HeadAsync(cancellation).ConfigureAwait(false)).Head,
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<long> RaiseIncarnationAsync(CommitteeId committee, CancellationToken cancellationToken)
    {
        RequireOwn(committee);
        return writer.WriteAsync(new RaiseWrite(committee), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> IncarnationAsync(CommitteeId committee, CancellationToken cancellationToken)
    {
        RequireOwn(committee);
        return readers.ReadAsync(
            (session, cancellation) => session.IncarnationOfAsync(committee, cancellation),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public ValueTask<long> RaiseEpochAsync(long epoch, CancellationToken cancellationToken) =>
        writer.WriteAsync(new EpochWrite(epoch), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<JournalEntry>> AppendAsync(
        JournalAppend append,
        CancellationToken cancellationToken
    )
    {
        append.Check(Instance);
        return writer.WriteAsync(new AppendWrite(append), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadAsync(
        CommitteeId committee,
        long afterSequence,
        CancellationToken cancellationToken
    )
    {
        RequireOwn(committee);
        return ReadPagesAsync(
            afterSequence,
            (session, after, cancellation) => session.PageOfAsync(committee, after, cancellation),
            entry => entry.Sequence,
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadChainAsync(long afterPosition, CancellationToken cancellationToken) =>
        ReadPagesAsync(
            afterPosition,
            (session, after, cancellation) => session.PageOfChainAsync(after, cancellation),
            entry => entry.Position,
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<CommitteeId>> CommitteesAsync(CancellationToken cancellationToken) =>
        readers.ReadAsync((session, cancellation) => session.CommitteesAsync(cancellation), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ChainFault?> VerifyAsync(CancellationToken cancellationToken)
    {
        var (head, last) = await readers
            .ReadAsync((session, cancellation) => session.HeadAsync(cancellation), cancellationToken)
            .ConfigureAwait(false);
        var walk = new ChainWalk(0);
        (ChainFault? Fault, bool AtEnd) page;
        do
        {
            page = await readers
                .ReadAsync(
                    (session, cancellation) => ChainVerifier.CheckPageAsync(session, walk, head.Position, cancellation),
                    cancellationToken
                )
                .ConfigureAwait(false);
        } while (!page.AtEnd);

        return page.Fault
            ?? ChainVerifier.CheckHead(walk, head, last)
            ?? await readers
                .ReadAsync(
                    (session, cancellation) => ChainVerifier.CheckRestAsync(session, walk, cancellation),
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    /// <summary>Writes durably without changing anything: it fails where a write would fail now.</summary>
    /// <exception cref="JournalUnavailableException">The storage cannot be written.</exception>
    public async ValueTask ProbeAsync(CancellationToken cancellationToken) =>
        await writer.WriteAsync(new TouchWrite(), cancellationToken).ConfigureAwait(false);

    /// <summary>Closes the instance.</summary>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return owner.DisposeAsync();
    }

    private async IAsyncEnumerable<JournalEntry> ReadPagesAsync(
        long after,
        Func<ReadSession, long, CancellationToken, ValueTask<IReadOnlyList<StoredEntry>>> read,
        Func<JournalEntry, long> placeOf,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var from = after;
            var page = await readers
                .ReadAsync((session, cancellation) => read(session, from, cancellation), cancellationToken)
                .ConfigureAwait(false);
            if (page.Count == 0)
            {
                yield break;
            }

            foreach (var stored in page)
            {
                var entry = Trust(stored);
                if (placeOf(entry) != after + 1)
                {
                    throw Damage(entry.Position, $"{placeOf(entry)} follows on {after}");
                }

                after++;
                yield return entry;
            }

            // A long read takes turns with everybody else who waits for a thread.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
    }

    private JournalEntry Trust(StoredEntry stored) => stored.Entry ?? throw Damage(stored.Position, stored.Fault!);

    private JournalUnavailableException Damage(long position, string what) =>
        readers.Unavailable(new InvalidDataException($"entry {position}: {what}."));

    private void RequireOwn(CommitteeId committee)
    {
        if (committee.Instance != Instance)
        {
            throw new ArgumentException($"{committee} is not kept in the journal of {Instance}.", nameof(committee));
        }
    }
}
