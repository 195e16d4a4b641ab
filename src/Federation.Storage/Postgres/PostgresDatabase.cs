using Federation.Engine.Embedded;
using Federation.Engine.Ports;
using Federation.Storage.Moving;
using Npgsql;

namespace Federation.Storage.Postgres;

/// <summary>
/// A PostgreSQL database that holds one or many instances, in its schema <c>federation</c>. Each is opened when it is
/// asked for. Disposing it closes the connections that read; the instances are closed by their journals.
/// </summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private const string OwnerSetting = "Federation__DatabaseOwner";
    private const long EpochFirst = 1;

    private readonly NpgsqlDataSource readers;
    private readonly NpgsqlDataSource own;

    private PostgresDatabase(NpgsqlConnectionStringBuilder parsed, TimeProvider time, PostgresOptions options)
    {
        Target = new(PostgresSettings.PlaceOf(parsed), PostgresUse.Instances);
        Time = time;
        Options = options;
        readers = PostgresSettings.Readers(parsed, Target.Use, options);
        own = PostgresSettings.Own(parsed, Target.Use, options);
        ReadersFree = new(options.ReadersMax);
    }

    /// <summary>Host, port and database, for messages.</summary>
    public string Place => Target.Place;

    internal PostgresTarget Target { get; }

    internal TimeProvider Time { get; }

    internal PostgresOptions Options { get; }

    /// <summary>Who waits here for a connection that reads, waits until it is cancelled.</summary>
    internal SemaphoreSlim ReadersFree { get; }

    /// <summary>
    /// Connects, looks at the server, and brings the schema up to date where it is older or missing and the role may.
    /// </summary>
    /// <param name="connectionString">Host, port, database, user and password of the program's role.</param>
    /// <param name="ownerConnectionString">
    /// The same of the tables' owner, where the program's role is not; null or empty where it is, or where the tables
    /// are there.
    /// </param>
    /// <param name="time">The clock, for durations and for when a migration ran.</param>
    /// <param name="options">The limits; null for the usual ones.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <exception cref="StorageRefusedException">
    /// It cannot be reached, is not durable, not this program's, a newer version's; the role lacks a right.
    /// </exception>
    public static async Task<PostgresDatabase> OpenAsync(
        string connectionString,
        string? ownerConnectionString,
        TimeProvider time,
        PostgresOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var limits = options ?? new();
        limits.Check();
        var parsed = PostgresSettings.Parse(connectionString, PostgresUse.Instances);
        var owner = string.IsNullOrWhiteSpace(ownerConnectionString)
            ? null
            : PostgresSettings.Parse(ownerConnectionString, PostgresUse.Instances, OwnerSetting);
        var database = new PostgresDatabase(parsed, time, limits);
        try
        {
            await database.PrepareAsync(owner, cancellationToken).ConfigureAwait(false);
            return database;
        }
        catch (Exception failure)
        {
            await database.DisposeAsync().ConfigureAwait(false);
            if (PostgresErrors.ToRefusal(database.Target, failure) is { } refusal)
            {
                throw refusal;
            }

            throw;
        }
    }

    /// <summary>The instances that there are now. Each is opened when it is asked for.</summary>
    /// <exception cref="StorageRefusedException">The database cannot be read.</exception>
    public async Task<InstanceStore> StoreAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await readers.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            return new(await NamesAsync(connection, cancellationToken).ConfigureAwait(false), OpenAsync);
        }
        catch (Exception failure)
        {
            if (PostgresErrors.ToRefusal(Target, failure) is { } refusal)
            {
                throw refusal;
            }

            throw;
        }
    }

    /// <summary>
    /// What tells this database from every other: the server's own number, which it was given when it was made, and the
    /// database's in it. It outlives renaming, moving to another address and upgrades of the minor version; a restored
    /// dump is another database.
    /// </summary>
    /// <exception cref="StorageRefusedException">The database cannot be read.</exception>
    public async Task<string> FingerprintAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await readers.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var command = connection.Command(
                "SELECT format('%s/%s', (SELECT system_identifier FROM pg_control_system()),"
                    + " (SELECT oid FROM pg_database WHERE datname = current_database()))"
            );
            return (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
        catch (Exception failure)
        {
            if (PostgresErrors.ToRefusal(Target, failure) is { } refusal)
            {
                throw refusal;
            }

            throw;
        }
    }

    /// <summary>Closes the connections that read.</summary>
    public async ValueTask DisposeAsync()
    {
        await readers.DisposeAsync().ConfigureAwait(false);
        await own.DisposeAsync().ConfigureAwait(false);
    }

    internal ValueTask<NpgsqlConnection> ReaderAsync(CancellationToken cancellationToken) =>
        readers.OpenConnectionAsync(cancellationToken);

    internal NpgsqlConnection Writer() => own.OpenConnection();

    /// <summary>An instance's number in the tables; the instance begins where there is none of this name.</summary>
    internal async Task<int> NumberOfAsync(string instance, CancellationToken cancellationToken)
    {
        await ReadersFree.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await using var connection = await readers.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            return await FindAsync(connection, instance, cancellationToken).ConfigureAwait(false)
                ?? await AddAsync(connection, instance, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ReadersFree.Release();
        }
    }

    /// <summary>Refuses to serve an instance that has moved elsewhere, or is not whole yet; a new one may be.</summary>
    /// <param name="instance">The instance's code.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <exception cref="StorageRefusedException">It is not served from here.</exception>
    public async Task RequireAtHomeAsync(string instance, CancellationToken cancellationToken = default)
    {
        var hosting = await HostingAsync(instance, cancellationToken).ConfigureAwait(false);
        hosting.Require(Place, instance);
    }

    /// <summary>Whether the database serves an instance.</summary>
    internal async Task<Hosting> HostingAsync(string instance, CancellationToken cancellationToken)
    {
        await ReadersFree.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await using var connection = await readers.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var find = connection.Command("SELECT state, place FROM hosting WHERE name = $1", instance);
            await using var row = await find.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            return await row.ReadAsync(cancellationToken).ConfigureAwait(false)
                ? Hosting.Parse(row.GetString(0), row.GetString(1))
                : Hosting.Here;
        }
        finally
        {
            ReadersFree.Release();
        }
    }

    /// <summary>Says, durably, whether the database serves an instance.</summary>
    internal async Task HostAsync(string instance, Hosting hosting, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await own.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            PostgresServer.Check(connection, Target);
            await using var save =
                hosting.State == HostingState.Here
                    ? connection.Command("DELETE FROM hosting WHERE name = $1", instance)
                    : connection.Command(
                        "INSERT INTO hosting (name, state, place) VALUES ($1, $2, $3)"
                            + " ON CONFLICT (name) DO UPDATE SET state = $2, place = $3",
                        instance,
                        hosting.State.ToString(),
                        hosting.Place
                    );
            await save.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            if (PostgresErrors.ToRefusal(Target, failure) is { } refusal)
            {
                throw refusal;
            }

            throw;
        }
    }

    private async Task<int> AddAsync(NpgsqlConnection connection, string instance, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var alone = connection.Command($"SELECT pg_advisory_xact_lock({PostgresLock.Family}, 0)");
        await alone.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        // Another program may have begun it meanwhile.
        if (await FindAsync(connection, instance, cancellationToken).ConfigureAwait(false) is { } begun)
        {
            return begun;
        }

        await RequireNoOrphanAsync(connection, cancellationToken).ConfigureAwait(false);
        await using var add = connection.Command(
            "WITH added AS (INSERT INTO instances (id, name, epoch, checksum)"
                + " SELECT coalesce(max(id), 0) + 1, $1, $2, $3 FROM instances RETURNING id)"
                + " INSERT INTO heads (instance, position, hash, holdings)"
                + " SELECT id, 0, $4, $4 FROM added RETURNING instance",
            instance,
            EpochFirst,
            RowChecksum.OfInstance(instance, EpochFirst),
            new byte[32]
        );
        var added = (int)(await add.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return added;
    }

    private static async Task<int?> FindAsync(
        NpgsqlConnection connection,
        string instance,
        CancellationToken cancellationToken
    )
    {
        await using var find = connection.Command("SELECT id FROM instances WHERE name = $1", instance);
        return await find.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as int?;
    }

    // An instance whose row is gone is not begun anew beside what it had.
    private async Task RequireNoOrphanAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var orphan = connection.Command(
            "SELECT instance FROM (SELECT instance FROM heads UNION SELECT instance FROM committees"
                + " UNION SELECT max(instance) FROM entries) known"
                + " WHERE instance NOT IN (SELECT id FROM instances) ORDER BY instance LIMIT 1"
        );
        if (await orphan.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is int number)
        {
            throw PostgresRefusals.Damaged(Target, $"there are rows of instance {number}, but its own is missing");
        }
    }

    private async Task PrepareAsync(NpgsqlConnectionStringBuilder? owner, CancellationToken cancellationToken)
    {
        await using var connection = await own.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        PostgresServer.Check(connection, Target);
        await using var source = owner is null ? null : PostgresSettings.Own(owner, Target.Use, Options);
        await using var ownersOwn = source is null
            ? null
            : await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await PostgresMigrations
            .Instances.PrepareAsync(connection, ownersOwn, Target, Time, cancellationToken)
            .ConfigureAwait(false);
    }

    private async ValueTask<StoredInstance> OpenAsync(string instance, CancellationToken cancellationToken)
    {
        var opened = await PostgresInstance.OpenAsync(this, instance, cancellationToken).ConfigureAwait(false);
        return new(opened.Journal, opened.Snapshots, opened.Holdings) { ProbeAsync = opened.Journal.ProbeAsync };
    }

    private static async Task<List<string>> NamesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var names = connection.Command(
            "SELECT name FROM instances UNION SELECT name FROM hosting WHERE state = 'Filling' ORDER BY name"
        );
        await using var row = await names.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<string>();
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            found.Add(row.GetString(0));
        }

        return found;
    }
}
