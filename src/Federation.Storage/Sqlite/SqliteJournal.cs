using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Sqlite.Writes;

namespace Federation.Storage.Sqlite;

/// <summary>An instance's journal in SQLite.</summary>
public sealed class SqliteJournal : IJournal
{
    private readonly SqliteInstance owner;
    private readonly SqliteWriter writer;
    private readonly SqliteReaders readers;
    private readonly CommitteeIds ids;

    internal SqliteJournal(
        SqliteInstance owner,
        string instance,
        SqliteWriter writer,
        SqliteReaders readers,
        CommitteeIds ids
    )
    {
        this.owner = owner;
        this.writer = writer;
        this.readers = readers;
        this.ids = ids;
        Instance = instance;
    }

    /// <inheritdoc/>
    public string Instance { get; }

    /// <inheritdoc/>
    public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken) =>
        readers.ReadAsync(session => session.Head().Head, cancellationToken);

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
        return readers.ReadAsync(session => session.IncarnationOf(ids.Of(committee)), cancellationToken);
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
            (session, after) => session.PageOf(committee, ids.Of(committee), after),
            entry => entry.Sequence,
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadChainAsync(long afterPosition, CancellationToken cancellationToken) =>
        ReadPagesAsync(
            afterPosition,
            (session, after) => session.PageOfChain(after),
            entry => entry.Position,
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<CommitteeId>> CommitteesAsync(CancellationToken cancellationToken) =>
        readers.ReadAsync(session => session.Committees(), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ChainFault?> VerifyAsync(CancellationToken cancellationToken)
    {
        var (head, last) = await readers.ReadAsync(session => session.Head(), cancellationToken).ConfigureAwait(false);
        var walk = new ChainWalk(0);
        (ChainFault? Fault, bool AtEnd) page;
        do
        {
            page = await readers
                .ReadAsync(session => ChainVerifier.CheckPage(session, walk, head.Position), cancellationToken)
                .ConfigureAwait(false);
        } while (!page.AtEnd);

        return page.Fault
            ?? ChainVerifier.CheckHead(walk, head, last)
            ?? await readers
                .ReadAsync(
                    session =>
                        ChainVerifier.CheckCommittees(session, walk)
                        ?? ChainVerifier.CheckIndex(session)
                        ?? ChainVerifier.CheckHoldings(session, head.Position),
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    /// <summary>Closes the instance.</summary>
    public ValueTask DisposeAsync() => owner.DisposeAsync();

    private async IAsyncEnumerable<JournalEntry> ReadPagesAsync(
        long after,
        Func<ReadSession, long, IReadOnlyList<StoredEntry>> read,
        Func<JournalEntry, long> placeOf,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var from = after;
            var page = await readers.ReadAsync(session => read(session, from), cancellationToken).ConfigureAwait(false);
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
