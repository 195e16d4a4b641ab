using Federation.Storage.Writing;

namespace Federation.Storage.Sqlite;

/// <summary>An instance's snapshots in SQLite, beside its journal.</summary>
public sealed class SqliteSnapshots : StoredSnapshots
{
    internal SqliteSnapshots(string instance, GroupWriter writer, SqliteReaders readers)
        : base(instance, writer, readers) { }
}
