using Federation.Storage.Writing;

namespace Federation.Storage.Postgres;

/// <summary>An instance's journal in PostgreSQL.</summary>
public sealed class PostgresJournal : StoredJournal
{
    internal PostgresJournal(PostgresInstance owner, string instance, GroupWriter writer, PostgresReaders readers)
        : base(owner, instance, writer, readers) { }
}
