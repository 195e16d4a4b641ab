using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Sqlite.Writes;

namespace Federation.Storage.Sqlite;

/// <summary>An instance's holdings in SQLite, beside its journal. They ride along in its group commits.</summary>
public sealed class SqliteHoldings : IHoldings
{
    private readonly string instance;
    private readonly SqliteWriter writer;
    private readonly SqliteReaders readers;

    internal SqliteHoldings(string instance, SqliteWriter writer, SqliteReaders readers)
    {
        this.instance = instance;
        this.writer = writer;
        this.readers = readers;
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(HoldingChange change, CancellationToken cancellationToken)
    {
        change.Check(instance);
        await writer.WriteAsync(new HoldWrite(change), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Holding>> LoadAsync(CommitteeId upper, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => session.Holdings.Read(upper), cancellationToken);
}
