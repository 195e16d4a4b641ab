using Federation.PostgresServer;
using Federation.Storage.Cluster;
using Federation.Storage.Postgres;
using Federation.Storage.Tests.Postgres;
using Npgsql;

namespace Federation.Storage.Tests.Cluster;

/// <summary>The database that a cluster's nodes share: how it is begun, and what is not opened and says why.</summary>
public sealed class ClusterOpeningTests
{
    [Fact]
    public async Task Nodes_that_start_at_once_on_an_empty_database_migrate_it_once()
    {
        var (server, name) = await TestCluster.CreateAsync();

        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(server.Cluster(name))));

        Assert.Equal(3L, await server.RunAsync(name, "SELECT count(*) FROM cluster.schema_versions"));
        foreach (var database in opened)
        {
            Assert.Empty(await database.GivenAsync());
            await database.DisposeAsync();
        }

        // The script may be run again, beside the tables.
        await server.SetClusterUpAsync(name);
        await using var again = await OpenAsync(server.Cluster(name));
        Assert.Equal(3L, await server.RunAsync(name, "SELECT count(*) FROM cluster.schema_versions"));
    }

    [Fact]
    public async Task An_older_schema_is_brought_up_to_date_and_keeps_what_it_has()
    {
        var (server, name) = await TestCluster.CreateAsync();
        await using (var first = await OpenAsync(server.Cluster(name)))
        {
            await server.RunAsync(
                name,
                "SET search_path = cluster; INSERT INTO member_lists VALUES ('federation', 7);"
                    + " DROP TABLE links; DROP TABLE instances; DELETE FROM schema_versions WHERE version >= 2"
            );
        }

        await using var database = await OpenAsync(server.Cluster(name));

        Assert.True(await database.GiveAsync("ha-noi"));
        Assert.Equal(7, await server.RunAsync(name, "SELECT version FROM cluster.member_lists"));
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        var (server, name) = await TestCluster.CreateAsync();
        await (await OpenAsync(server.Cluster(name))).DisposeAsync();
        await server.RunAsync(name, "INSERT INTO cluster.schema_versions VALUES (99, '0099_future.sql', 0)");

        var refusal = await Refused.ByAsync(() => OpenAsync(server.Cluster(name)), "newer-schema");

        Assert.Contains("schema 99; this version knows up to 3", refusal.En, StringComparison.Ordinal);
        Assert.EndsWith($"/{name}", refusal.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_role_at_its_rights_the_way_out_is_named()
    {
        var server = await PostgresServerProcess.Shared;
        await server.CreateBareAsync("cluster_bare");

        var refusal = await Refused.ByAsync(() => OpenAsync(server.Program("cluster_bare")), "no-rights");

        Assert.Contains("deploy/postgres/cluster.sql", refusal.En, StringComparison.Ordinal);
        Assert.Contains("Federation__Cluster", refusal.Vi, StringComparison.Ordinal);
        Assert.DoesNotContain("Federation__Database", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_programs_tables_are_refused()
    {
        var (server, name) = await TestCluster.CreateAsync();
        await server.RunAsync(name, "CREATE TABLE cluster.orleansquery (theirs text)");

        var refusal = await Refused.ByAsync(() => OpenAsync(server.Cluster(name)), "foreign-database");

        Assert.Contains("its schema cluster", refusal.En, StringComparison.Ordinal);
        Assert.Equal(0L, await server.RunAsync(name, "SELECT count(*) FROM pg_class WHERE relname = 'members'"));
    }

    [Fact]
    public async Task What_cannot_be_reached_or_does_not_let_in_names_the_setting()
    {
        var (server, name) = await TestCluster.CreateAsync();
        NpgsqlConnectionStringBuilder But() => new(server.Cluster(name));
        var refusals = new Dictionary<string, NpgsqlConnectionStringBuilder>
        {
            ["cannot-connect"] = But(),
            ["not-let-in"] = But(),
            ["no-database"] = But(),
            ["not-a-connection"] = But(),
        };
        refusals["cannot-connect"].Port = 1;
        refusals["not-let-in"].Password = "a wrong secret";
        refusals["no-database"].Database = "nowhere";
        refusals["not-a-connection"].Host = null;

        foreach (var (code, connection) in refusals)
        {
            var refusal = await Refused.ByAsync(() => OpenAsync(connection.ConnectionString), code);
            Assert.Contains("Federation__Cluster", refusal.En, StringComparison.Ordinal);
            Assert.Contains("Federation__Cluster", refusal.Vi, StringComparison.Ordinal);
            Assert.DoesNotContain("Federation__Database", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_read_only_database_is_refused()
    {
        var (server, name) = await TestCluster.CreateAsync();
        await server.RunAsync("postgres", $"ALTER DATABASE {name} SET default_transaction_read_only = on");

        await Refused.ByAsync(() => OpenAsync(server.Cluster(name)), "read-only");
    }

    [Fact]
    public async Task A_fingerprint_tells_a_database_from_every_other_and_outlives_its_name()
    {
        var server = await PostgresServerProcess.Shared;
        await server.CreateAsync("finger_one");
        await server.CreateAsync("finger_two");

        var (one, two) = (await FingerprintAsync("finger_one"), await FingerprintAsync("finger_two"));
        NpgsqlConnection.ClearAllPools();
        await server.RunAsync("postgres", "ALTER DATABASE finger_one RENAME TO finger_renamed");

        Assert.NotEqual(one, two);
        Assert.Equal(one.Split('/')[0], two.Split('/')[0]);
        Assert.Equal(one, await FingerprintAsync("finger_renamed"));

        async Task<string> FingerprintAsync(string name)
        {
            // The least-privileged role.
            await using var database = await PostgresDatabase.OpenAsync(
                server.Program(name),
                null,
                TimeProvider.System
            );
            return await database.FingerprintAsync();
        }
    }

    private static Task<ClusterDatabase> OpenAsync(string connection) =>
        ClusterDatabase.OpenAsync(connection, TimeProvider.System);
}
