using Federation.Storage.Writing;

namespace Federation.Storage.Postgres;

/// <summary>An instance's holdings in PostgreSQL, beside its journal.</summary>
public sealed class PostgresHoldings : StoredHoldings
{
    internal PostgresHoldings(string instance, GroupWriter writer, PostgresReaders readers)
        : base(instance, writer, readers) { }
}
