using Npgsql;

namespace Federation.Storage.Postgres;

/// <summary>
/// The numbered scripts for a database of one use, all that are missing in one transaction with the rows that say so,
/// and under a lock: of two programs that start at once the second finds the work done.
/// </summary>
internal sealed class PostgresMigrations(PostgresUse use, string folder)
{
    /// <summary>Those of a database with instances.</summary>
    public static readonly PostgresMigrations Instances = new(
        PostgresUse.Instances,
        "Federation.Storage.Postgres.Migrations."
    );

    /// <summary>Those of a cluster's database.</summary>
    public static readonly PostgresMigrations Cluster = new(
        PostgresUse.Cluster,
        "Federation.Storage.Cluster.Migrations."
    );

    private const string LockWait = "60s";

    private readonly MigrationScripts scripts = new(folder);

    private long Known => scripts.Known;

    /// <summary>
    /// Looks at a database; brings it to the newest schema where it is older and there is no owner to do it, or always
    /// as its owner.
    /// </summary>
    /// <exception cref="StorageRefusedException">A newer program wrote it.</exception>
    public async Task PrepareAsync(
        NpgsqlConnection connection,
        NpgsqlConnection? owner,
        PostgresTarget target,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var version = await VersionOfAsync(connection, cancellationToken).ConfigureAwait(false);
        if (version > Known)
        {
            throw PostgresRefusals.NewerSchema(target, version, Known);
        }

        if (owner is not null || version < Known)
        {
            await RunAsync(owner ?? connection, target, time, cancellationToken).ConfigureAwait(false);
        }
    }

    // And the program's role to its rights.
    private async Task RunAsync(
        NpgsqlConnection owner,
        PostgresTarget target,
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
            throw PostgresRefusals.NewerSchema(target, version, Known);
        }

        if (version == 0)
        {
            await BeginAsync(owner, cancellationToken).ConfigureAwait(false);
        }

        foreach (var script in scripts.After(version))
        {
            await RunAsync(owner, scripts.Text(script.Name), cancellationToken).ConfigureAwait(false);
            await using var insert = owner.Command(
                "INSERT INTO schema_versions (version, name, at_unix_ms) VALUES ($1, $2, $3)",
                script.Version,
                script.Name,
                time.GetUtcNow().ToUnixTimeMilliseconds()
            );
            await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        if (scripts.Rights is { } rights)
        {
            await RunAsync(owner, rights, cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    // 0 for none.
    private async Task<long> VersionOfAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var exists = connection.Command(
            "SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = $1 AND c.relname = 'schema_versions')",
            use.Schema
        );
        if (await exists.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true)
        {
            return 0;
        }

        await using var version = connection.Command(
            $"SELECT coalesce(max(version), 0) FROM {use.Schema}.schema_versions"
        );
        return (long)(await version.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    // Making a schema takes a right in the database, even where it is there: so it is looked for first.
    private async Task BeginAsync(NpgsqlConnection owner, CancellationToken cancellationToken)
    {
        await using var exists = owner.Command(
            "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)",
            use.Schema
        );
        if (await exists.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true)
        {
            await RunAsync(owner, $"CREATE SCHEMA {use.Schema}", cancellationToken).ConfigureAwait(false);
        }

        await RunAsync(
                owner,
                $"CREATE TABLE {use.Schema}.schema_versions"
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
