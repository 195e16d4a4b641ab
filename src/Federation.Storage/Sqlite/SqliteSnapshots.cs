using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Sqlite.Writes;

namespace Federation.Storage.Sqlite;

/// <summary>An instance's snapshots in SQLite, beside its journal. They ride along in its group commits.</summary>
public sealed class SqliteSnapshots : ISnapshots
{
    private readonly string instance;
    private readonly SqliteWriter writer;
    private readonly SqliteReaders readers;
    private readonly CommitteeIds ids;

    internal SqliteSnapshots(string instance, SqliteWriter writer, SqliteReaders readers, CommitteeIds ids)
    {
        this.instance = instance;
        this.writer = writer;
        this.readers = readers;
        this.ids = ids;
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        snapshot.Check(instance);
        await writer.WriteAsync(new SaveWrite(snapshot), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Snapshot?> LoadAsync(CommitteeId committee, CancellationToken cancellationToken)
    {
        var found = await readers
            .ReadAsync(session => session.Snapshot(committee, ids.Of(committee)), cancellationToken)
            .ConfigureAwait(false);
        if (found is not { IsGood: false } bad)
        {
            return found?.Snapshot;
        }

        try
        {
            await writer.WriteAsync(new ThrowAwayWrite(bad.Snapshot), cancellationToken).ConfigureAwait(false);
        }
        catch (JournalUnavailableException)
        {
            // It stays where it is: it will be found void again.
        }

        return null;
    }
}
