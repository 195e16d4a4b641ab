using Federation.Core.Identity;
using Federation.Storage.Postgres;
using Npgsql;

namespace Federation.Storage.Cluster;

/// <summary>
/// The PostgreSQL database that the nodes of a cluster share, in its schema <c>cluster</c>: who is a member, which
/// Orleans keeps there, and which instances the cluster is given. It holds no report. Disposing it closes its
/// connections.
/// </summary>
public sealed class ClusterDatabase : IAsyncDisposable
{
    private const int ConnectionsMax = 4;

    private readonly PostgresTarget target;
    private readonly TimeProvider time;
    private readonly NpgsqlDataSource connections;

    private ClusterDatabase(NpgsqlConnectionStringBuilder parsed, TimeProvider time)
    {
        target = new(PostgresSettings.PlaceOf(parsed), PostgresUse.Cluster);
        this.time = time;
        var settings = PostgresSettings.Pooled(parsed, target.Use, new() { ReadersMax = ConnectionsMax });
        ConnectionString = settings.ConnectionString;
        connections = NpgsqlDataSource.Create(settings);
    }

    /// <summary>Host, port and database, for messages.</summary>
    public string Place => target.Place;

    /// <summary>
    /// For Orleans, whose queries name tables without a schema: the one that was given, with the schema and with what
    /// is not left to chance. It has the password in it.
    /// </summary>
    public string ConnectionString { get; }

    /// <summary>
    /// Connects, looks at the server, and brings the schema up to date where it is older or missing.
    /// </summary>
    /// <param name="connectionString">Host, port, database, user and password: <c>Federation__Cluster</c>.</param>
    /// <param name="time">The clock, for when something was given.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <exception cref="StorageRefusedException">
    /// It cannot be reached, is not durable, not this program's, a newer version's; the role lacks a right.
    /// </exception>
    public static async Task<ClusterDatabase> OpenAsync(
        string connectionString,
        TimeProvider time,
        CancellationToken cancellationToken = default
    )
    {
        var database = new ClusterDatabase(PostgresSettings.Parse(connectionString, PostgresUse.Cluster), time);
        try
        {
            await database
                .RunAsync(
                    async connection =>
                    {
                        PostgresServer.Check(connection, database.target);
                        await PostgresMigrations
                            .Cluster.PrepareAsync(connection, null, database.target, time, cancellationToken)
                            .ConfigureAwait(false);
                        return true;
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            return database;
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Gives the cluster an instance to serve. One that it has stays as it is, with the database that it is bound to.
    /// </summary>
    /// <param name="instance">The instance's code.</param>
    /// <param name="again">
    /// Forgets which database it is bound to: for an instance that has moved, or was restored to another. The next node
    /// that claims it binds it.
    /// </param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>Whether the cluster did not have it, or a binding was forgotten.</returns>
    /// <exception cref="ArgumentException">Not an instance's code.</exception>
    /// <exception cref="StorageRefusedException">The database cannot be written.</exception>
    public Task<bool> GiveAsync(string instance, bool again = false, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            again
                ? "INSERT INTO instances (name, given_at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE"
                    + " SET given_at = $2, database = NULL WHERE instances.database IS NOT NULL"
                : "INSERT INTO instances (name, given_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            [Named(instance), time.GetUtcNow()],
            cancellationToken
        );

    /// <summary>
    /// Takes an instance back. Nodes that serve it now go on until they stop; none begins to.
    /// </summary>
    /// <param name="instance">The instance's code.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>Whether the cluster had it.</returns>
    /// <exception cref="ArgumentException">Not an instance's code.</exception>
    /// <exception cref="StorageRefusedException">The database cannot be written.</exception>
    public Task<bool> TakeBackAsync(string instance, CancellationToken cancellationToken = default) =>
        ChangeAsync("DELETE FROM instances WHERE name = $1", [Named(instance)], cancellationToken);

    /// <summary>The instances that the cluster is given, by name.</summary>
    /// <exception cref="StorageRefusedException">The database cannot be read.</exception>
    public Task<IReadOnlyList<GivenInstance>> GivenAsync(CancellationToken cancellationToken = default) =>
        RunAsync(
            async connection =>
            {
                await using var find = connection.Command(
                    "SELECT name, given_at, database FROM instances ORDER BY name"
                );
                await using var row = await find.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                var given = new List<GivenInstance>();
                while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    given.Add(
                        new(
                            row.GetString(0),
                            row.GetFieldValue<DateTimeOffset>(1),
                            row.IsDBNull(2) ? null : row.GetString(2)
                        )
                    );
                }

                return (IReadOnlyList<GivenInstance>)given;
            },
            cancellationToken
        );

    /// <summary>
    /// Binds a given instance to the database that a node keeps it in, or sees that it is bound to that one. Of two
    /// nodes that claim it at once for different databases, one is refused.
    /// </summary>
    /// <param name="instance">The instance's code.</param>
    /// <param name="database">What tells the database from every other.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <exception cref="ArgumentException">Not an instance's code.</exception>
    /// <exception cref="StorageRefusedException">
    /// It is not given to the cluster, or bound to another database; the cluster's cannot be written.
    /// </exception>
    public async Task ClaimAsync(string instance, string database, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(database);
        // One statement: what it finds and what it writes is the row that it has locked.
        var bound = await RunAsync(
                async connection =>
                {
                    await using var claim = connection.Command(
                        "UPDATE instances SET database = coalesce(database, $2) WHERE name = $1 RETURNING database",
                        Named(instance),
                        database
                    );
                    return await claim.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        if (bound is null)
        {
            throw ClusterRefusals.NotGiven(Place, instance);
        }

        if (bound != database)
        {
            throw ClusterRefusals.BoundElsewhere(Place, instance, bound, database);
        }
    }

    /// <summary>
    /// Says that a node has the cluster's links. Whichever has the cluster's key may: the first one that says so brings
    /// it.
    /// </summary>
    /// <param name="links">The links.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <exception cref="StorageRefusedException">
    /// The links are those of another key; the database cannot be written.
    /// </exception>
    public async Task ClaimLinksAsync(ClusterLinks links, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(links);
        var isTheirs = await ChangeAsync(
                "INSERT INTO links (key, has_upper) VALUES ($1, $2)"
                    + " ON CONFLICT (one) DO UPDATE SET has_upper = $2 WHERE links.key = $1",
                [links.Key, links.HasUpper],
                cancellationToken
            )
            .ConfigureAwait(false);
        if (!isTheirs)
        {
            throw ClusterRefusals.LinksElsewhere(Place);
        }
    }

    /// <summary>The links that some node has, or will when it is back; null for none.</summary>
    /// <exception cref="StorageRefusedException">The database cannot be read.</exception>
    public Task<ClusterLinks?> LinksAsync(CancellationToken cancellationToken = default) =>
        RunAsync(
            async connection =>
            {
                await using var find = connection.Command("SELECT key, has_upper FROM links");
                await using var row = await find.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                return await row.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? new ClusterLinks(row.GetString(0), row.GetBoolean(1))
                    : null;
            },
            cancellationToken
        );

    /// <summary>Forgets the links: nodes that start afterwards know of none, and any may bring others.</summary>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>Whether there were any.</returns>
    /// <exception cref="StorageRefusedException">The database cannot be written.</exception>
    public Task<bool> ForgetLinksAsync(CancellationToken cancellationToken = default) =>
        ChangeAsync("DELETE FROM links", [], cancellationToken);

    /// <summary>Closes the connections.</summary>
    public ValueTask DisposeAsync() => connections.DisposeAsync();

    private static string Named(string instance) =>
        Slug.IsValid(instance)
            ? instance
            : throw new ArgumentException($"Not an instance's code: '{instance}'", nameof(instance));

    private Task<bool> ChangeAsync(string sql, object[] values, CancellationToken cancellationToken) =>
        RunAsync(
            async connection =>
            {
                await using var change = connection.Command(sql, values);
                return await change.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) > 0;
            },
            cancellationToken
        );

    private async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await connections.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            return await work(connection).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            if (PostgresErrors.ToRefusal(target, failure) is { } refusal)
            {
                throw refusal;
            }

            throw;
        }
    }
}
