using Federation.Storage.Writing;

namespace Federation.Storage.Sqlite;

/// <summary>An instance's journal in SQLite.</summary>
public sealed class SqliteJournal : StoredJournal
{
    internal SqliteJournal(SqliteInstance owner, string instance, GroupWriter writer, SqliteReaders readers)
        : base(owner, instance, writer, readers) { }
}
