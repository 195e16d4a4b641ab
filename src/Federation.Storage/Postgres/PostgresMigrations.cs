using Npgsql;

namespace Federation.Storage.Postgres;

/// <summary>
/// The numbered scripts under Migrations/, all that are missing in one transaction with the rows that say so, and under
/// a lock: of two programs that start at once the second finds the work done.
/// </summary>
internal static class PostgresMigrations
{
    /// <summary>The schema that everything is in.</summary>
    public const string Schema = "federation";

    private const string LockWait = "60s";

    private static readonly MigrationScripts Scripts = new("Federation.Storage.Postgres.Migrations.");

    /// <summary>The newest schema that this program knows.</summary>
    public static long Known => Scripts.Known;

    /// <summary>The schema of a database; 0 for none.</summary>
    public static async Task<long> VersionOfAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var exists = connection.Command(
            "SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = $1 AND c.relname = 'schema_versions')",
            Schema
        );
        if (await exists.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true)
        {
            return 0;
        }

        await using var version = connection.Command($"SELECT coalesce(max(version), 0) FROM {Schema}.schema_versions");
        return (long)(await version.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Brings a database to the newest schema, and the program's role to its rights.</summary>
    public static async Task RunAsync(
        NpgsqlConnection owner,
        string place,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await owner.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await RunAsync(owner, $"SET LOCAL lock_timeout = '{LockWait}'", cancellationToken).ConfigureAwait(false);
        await RunAsync(owner, $"SELECT pg_advisory_xact_lock({PostgresLock.Family}, 0)", cancellationToken)
            .ConfigureAwait(false);
        var version = await VersionOfAsync(owner, cancellationToken).ConfigureAwait(false);
        if (version > Known)
        {
            throw PostgresRefusals.NewerSchema(place, version, Known);
        }

        if (version == 0)
        {
            await BeginAsync(owner, cancellationToken).ConfigureAwait(false);
        }

        foreach (var script in Scripts.After(version))
        {
            await RunAsync(owner, Scripts.Text(script.Name), cancellationToken).ConfigureAwait(false);
            await using var insert = owner.Command(
                "INSERT INTO schema_versions (version, name, at_unix_ms) VALUES ($1, $2, $3)",
                script.Version,
                script.Name,
                time.GetUtcNow().ToUnixTimeMilliseconds()
            );
            await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await RunAsync(owner, Scripts.Text("Rights.sql"), cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    // Making a schema takes a right in the database, even where it is there: so it is looked for first.
    private static async Task BeginAsync(NpgsqlConnection owner, CancellationToken cancellationToken)
    {
        await using var exists = owner.Command("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)", Schema);
        if (await exists.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true)
        {
            await RunAsync(owner, $"CREATE SCHEMA {Schema}", cancellationToken).ConfigureAwait(false);
        }

        await RunAsync(
                owner,
                $"CREATE TABLE {Schema}.schema_versions"
                    + " (version bigint PRIMARY KEY, name text NOT NULL, at_unix_ms bigint NOT NULL)",
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private static async Task RunAsync(NpgsqlConnection owner, string sql, CancellationToken cancellationToken)
    {
        await using var command = owner.Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
