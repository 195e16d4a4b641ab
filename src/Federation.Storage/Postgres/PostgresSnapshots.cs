using Federation.Storage.Writing;

namespace Federation.Storage.Postgres;

/// <summary>An instance's snapshots in PostgreSQL, beside its journal.</summary>
public sealed class PostgresSnapshots : StoredSnapshots
{
    internal PostgresSnapshots(string instance, GroupWriter writer, PostgresReaders readers)
        : base(instance, writer, readers) { }
}
