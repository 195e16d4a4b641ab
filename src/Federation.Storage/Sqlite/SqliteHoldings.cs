using Federation.Storage.Writing;

namespace Federation.Storage.Sqlite;

/// <summary>An instance's holdings in SQLite, beside its journal.</summary>
public sealed class SqliteHoldings : StoredHoldings
{
    internal SqliteHoldings(string instance, GroupWriter writer, SqliteReaders readers)
        : base(instance, writer, readers) { }
}
