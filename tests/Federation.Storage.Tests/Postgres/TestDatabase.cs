using System.Collections.Concurrent;
using Federation.PostgresServer;
using Federation.Storage.Postgres;

namespace Federation.Storage.Tests.Postgres;

/// <summary>A database for the length of a test, empty at first. The program's role in it is the least-privileged.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    // Of few rows: TRUNCATE makes new files, and takes longer.
    private const string Empty =
        "DELETE FROM instances; DELETE FROM heads; DELETE FROM committees; DELETE FROM entries; DELETE FROM snapshots;"
        + " DELETE FROM holdings; DELETE FROM holding_keys; DELETE FROM hosting";

    // Emptying one that is there is much faster than making another.
    private static readonly ConcurrentBag<TestDatabase> Idle = [];
    private static int count;

    private readonly List<PostgresDatabase> opened = [];
    private readonly bool isShared;

    private TestDatabase(PostgresServerProcess server, bool isShared)
    {
        Server = server;
        this.isShared = isShared;
        Name = $"test_{Interlocked.Increment(ref count)}";
    }

    public PostgresServerProcess Server { get; }

    public string Name { get; }

    /// <summary>One on the server of all tests.</summary>
    public static async Task<TestDatabase> RentAsync()
    {
        if (Idle.TryTake(out var idle))
        {
            return idle;
        }

        var database = new TestDatabase(await PostgresServerProcess.Shared, isShared: true);
        await database.Server.CreateAsync(database.Name);
        return database;
    }

    /// <summary>One on a server of the test's own.</summary>
    public static async Task<TestDatabase> OnAsync(PostgresServerProcess server)
    {
        var database = new TestDatabase(server, isShared: false);
        await server.CreateAsync(database.Name);
        return database;
    }

    /// <summary>As a program that starts.</summary>
    public async Task<PostgresDatabase> ConnectAsync(PostgresOptions? options = null)
    {
        var database = await PostgresDatabase.OpenAsync(Server.Program(Name), null, TimeProvider.System, options);
        lock (opened)
        {
            opened.Add(database);
        }

        return database;
    }

    /// <summary>As a program that starts, and opens an instance.</summary>
    public async Task<PostgresInstance> OpenAsync(string instance, PostgresOptions? options = null) =>
        await PostgresInstance.OpenAsync(await ConnectAsync(options), instance);

    /// <summary>Runs SQL behind the program's back; returns the first value.</summary>
    public Task<object?> RunAsync(string sql) => Server.RunAsync(Name, sql);

    public async ValueTask DisposeAsync()
    {
        foreach (var database in opened)
        {
            await database.DisposeAsync();
        }

        opened.Clear();
        if (isShared)
        {
            await RunAsync(Empty);
            Idle.Add(this);
        }
    }
}
