using Federation.Engine.Ports;
using Federation.PostgresServer;
using Federation.Storage.Postgres;
using Npgsql;

namespace Federation.Storage.Tests.Postgres;

/// <summary>What is not opened, and that it says why; and who may do what.</summary>
public sealed class PostgresOpeningTests : IAsyncLifetime
{
    private const string Instance = "ha-noi";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly History history = new(Instance);
    private TestDatabase? storage;

    private PostgresServerProcess Server => storage!.Server;

    public async Task InitializeAsync() => storage = await TestDatabase.RentAsync();

    public async Task DisposeAsync() => await storage!.DisposeAsync();

    [Fact]
    public async Task Two_programs_cannot_write_one_instance()
    {
        var hasty = new PostgresOptions { LockTimeout = TimeSpan.FromMilliseconds(100) };
        await using var first = await storage!.OpenAsync(Instance);
        await history.AppendAsync(first.Journal, "iz");

        var refusal = await Refused.ByAsync(() => storage.OpenAsync(Instance, hasty), "in-use");
        await using var other = await storage.OpenAsync("da-nang", hasty);

        Assert.Contains("pid ", refusal.En, StringComparison.Ordinal);
        Assert.Contains("Stop it", refusal.En, StringComparison.Ordinal);
        await first.DisposeAsync();
        await using var second = await storage.OpenAsync(Instance, hasty);
        await history.AssertIsPrefixAsync(second.Journal);
    }

    [Fact]
    public async Task Who_has_been_given_up_is_taken_over_from()
    {
        var frozen = new PostgresOptions { Name = "federation node one", LockTimeout = TimeSpan.FromMilliseconds(100) };
        var wary = frozen with { Name = "federation node two", IsGivenUp = name => name == "federation node zero" };
        await using var first = await storage!.OpenAsync(Instance, frozen);
        await history.AppendAsync(first.Journal, "iz");
        await Refused.ByAsync(() => storage.OpenAsync(Instance, wary), "in-use");

        var sure = wary with { IsGivenUp = name => name == "federation node one", LockTimeout = Patience };
        await using var second = await storage.OpenAsync(Instance, sure);
        await history.AppendAsync(second.Journal, "iz");

        var late = new History(Instance).AppendAsync(first.Journal, "late");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => late);
        await history.AssertIsPrefixAsync(second.Journal);
    }

    [Fact]
    public async Task One_database_holds_many_instances_apart()
    {
        var database = await storage!.ConnectAsync();
        Assert.Empty((await database.StoreAsync()).Existing);
        string[] names = ["vn", "ha-noi", "da-nang"];
        var histories = names.Select(name => new History(name)).ToList();
        var opened = await Task.WhenAll(names.Select(name => PostgresInstance.OpenAsync(database, name)));
        await Task.WhenAll(
            opened.Zip(histories).Select(pair => pair.Second.AppendAsync(pair.First.Journal, "iz", entries: 3))
        );

        Assert.Equal(["da-nang", "ha-noi", "vn"], (await database.StoreAsync()).Existing);
        foreach (var (instance, kept) in opened.Zip(histories))
        {
            Assert.Equal(3, (await instance.Journal.HeadAsync(default)).Position);
            await kept.AssertIsPrefixAsync(instance.Journal);
            await instance.DisposeAsync();
        }
    }

    [Fact]
    public async Task Programs_that_start_at_once_on_an_empty_database_migrate_it_once()
    {
        const string Bare = "migrated_at_once";
        await Server.CreateBareAsync(Bare);

        var opened = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => PostgresDatabase.OpenAsync(Server.Program(Bare), Server.Owner(Bare), TimeProvider.System))
        );

        Assert.Equal(2L, await Server.RunAsync(Bare, "SELECT count(*) FROM schema_versions"));
        foreach (var database in opened)
        {
            await using var instance = await PostgresInstance.OpenAsync(
                database,
                $"i{Array.IndexOf(opened, database)}"
            );
            Assert.Equal(0, (await instance.Journal.HeadAsync(default)).Position);
            await instance.DisposeAsync();
            await database.DisposeAsync();
        }

        // The numbers were given out one by one.
        Assert.Equal(4L, await Server.RunAsync(Bare, "SELECT count(DISTINCT id) FROM instances"));
        await Server.SetRolesUpAsync(Bare);
    }

    [Fact]
    public async Task Without_tables_or_the_owner_the_way_out_is_named()
    {
        const string Bare = "without_tables";
        await Server.CreateBareAsync(Bare);

        var refusal = await Refused.ByAsync(() => OpenAsync(Server.Program(Bare)), "no-rights");

        Assert.Contains("Federation__DatabaseOwner", refusal.En, StringComparison.Ordinal);
        Assert.Contains("roles.sql", refusal.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await storage!.RunAsync("INSERT INTO schema_versions VALUES (99, '0099_future.sql', 0)");
        try
        {
            var refusal = await Refused.ByAsync(() => storage.ConnectAsync(), "newer-schema");
            await Refused.ByAsync(
                () =>
                    PostgresDatabase.OpenAsync(
                        Server.Program(storage.Name),
                        Server.Owner(storage.Name),
                        TimeProvider.System
                    ),
                "newer-schema"
            );

            Assert.Contains("schema 99; this version knows up to 2", refusal.En, StringComparison.Ordinal);
            Assert.Contains("lược đồ 99; phiên bản này biết đến 2", refusal.Vi, StringComparison.Ordinal);
            Assert.EndsWith($"/{storage.Name}", refusal.Path, StringComparison.Ordinal);
        }
        finally
        {
            await storage.RunAsync("DELETE FROM schema_versions WHERE version = 99");
        }
    }

    [Fact]
    public async Task Another_programs_tables_are_refused()
    {
        const string Foreign = "foreign_tables";
        await Server.CreateBareAsync(Foreign);
        await Server.RunAsync(Foreign, "CREATE TABLE federation.entries (theirs text)");

        await Refused.ByAsync(
            () => PostgresDatabase.OpenAsync(Server.Program(Foreign), Server.Owner(Foreign), TimeProvider.System),
            "foreign-database"
        );

        Assert.Equal(0L, await Server.RunAsync(Foreign, "SELECT count(*) FROM pg_class WHERE relname = 'heads'"));
    }

    [Theory]
    [InlineData("postgresql://federation:secret@127.0.0.1/federation")]
    [InlineData("Host=127.0.0.1;Database=federation;Username=federation;Passwrd=secret")]
    [InlineData("Host=127.0.0.1;Port=secret;Database=federation;Username=federation")]
    [InlineData("Host=127.0.0.1;Password=secret")]
    [InlineData("data/federation.db")]
    public async Task What_is_no_connection_string_is_refused_and_not_repeated(string text)
    {
        var refusal = await Refused.ByAsync(() => OpenAsync(text), "not-a-connection");

        Assert.Contains("Federation__Database", refusal.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_or_does_not_let_in_says_which_it_is()
    {
        var good = new NpgsqlConnectionStringBuilder(Server.Program(storage!.Name));
        NpgsqlConnectionStringBuilder But() => new(good.ConnectionString);

        var refusals = new Dictionary<string, NpgsqlConnectionStringBuilder>
        {
            ["cannot-connect"] = But(),
            ["not-let-in"] = But(),
            ["no-database"] = But(),
        };
        refusals["cannot-connect"].Port = 1;
        refusals["not-let-in"].Password = "a wrong secret";
        refusals["no-database"].Database = "nowhere";
        foreach (var (code, connection) in refusals)
        {
            await Refused.ByAsync(() => OpenAsync(connection.ConnectionString), code);
        }
    }

    [Fact]
    public async Task A_read_only_database_is_refused()
    {
        const string ReadOnly = "read_only";
        await Server.CreateAsync(ReadOnly);
        await Server.RunAsync(ReadOnly, $"ALTER DATABASE {ReadOnly} SET default_transaction_read_only = on");

        await Refused.ByAsync(() => OpenAsync(Server.Program(ReadOnly)), "read-only");
    }

    [Theory]
    [InlineData("UPDATE entries SET payload = ''")]
    [InlineData("DELETE FROM entries")]
    [InlineData("TRUNCATE entries")]
    [InlineData("DELETE FROM instances")]
    [InlineData("UPDATE instances SET name = 'vn'")]
    [InlineData("DELETE FROM heads")]
    [InlineData("DELETE FROM committees")]
    [InlineData("UPDATE committees SET name = 'vn'")]
    [InlineData("DELETE FROM holdings")]
    [InlineData("INSERT INTO schema_versions VALUES (2, 'x', 0)")]
    [InlineData("CREATE TABLE federation.more (x int)")]
    [InlineData("CREATE TABLE public.more (x int)")]
    [InlineData("ALTER TABLE entries DISABLE TRIGGER ALL")]
    [InlineData("DROP TABLE entries")]
    [InlineData("SET ROLE federation_owner")]
    public async Task The_programs_role_may_not(string sql)
    {
        await using var connection = new NpgsqlConnection(
            Server.Program(storage!.Name) + ";Pooling=false;Search Path=federation"
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        var denied = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, denied.SqlState);
    }

    private static Task<PostgresDatabase> OpenAsync(string connection) =>
        PostgresDatabase.OpenAsync(connection, null, TimeProvider.System);
}
