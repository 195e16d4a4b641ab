using Federation.Conformance;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.PostgresServer;
using Federation.Storage.Postgres;

namespace Federation.Storage.Tests.Postgres;

/// <summary>
/// The server slow, frozen, restarted, killed, read-only and full, under a program that goes on: writes are refused,
/// nothing is lost or doubled, and afterwards all goes on by itself.
/// </summary>
public sealed class PostgresBadDayTests : IAsyncLifetime
{
    private const string Instance = "ha-noi";

    /// <summary>Small segments of the log, so that a file's limit can be small, too.</summary>
    private static readonly Lazy<Task<PostgresServerProcess>> OwnServer = new(() =>
        PostgresServerProcess.StartAsync("--wal-segsize=1")
    );

    private static readonly PostgresOptions Hasty = new()
    {
        CommandTimeout = TimeSpan.FromSeconds(1),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        LockTimeout = TimeSpan.FromMilliseconds(300),
    };

    private readonly History history = new(Instance);
    private PostgresServerProcess? server;
    private TestDatabase? storage;

    public async Task InitializeAsync()
    {
        server = await OwnServer.Value;
        storage = await TestDatabase.OnAsync(server);
    }

    public async Task DisposeAsync() => await storage!.DisposeAsync();

    [Fact]
    public async Task A_slow_server_is_away_until_it_is_quick_again()
    {
        await using var instance = await storage!.OpenAsync(Instance, Hasty);
        var clerk = new Clerk(instance.Journal, history.Id("iz"));
        await clerk.WriteAsync(2);

        await using (var slow = await server!.AdminAsync(storage.Name))
        {
            await using var hold = await slow.BeginTransactionAsync();
            await using var command = slow.CreateCommand();
            command.CommandText = "LOCK TABLE entries IN ACCESS EXCLUSIVE MODE";
            await command.ExecuteNonQueryAsync();
            await AssertUnavailableAsync(clerk.WriteOneAsync());
            await AssertUnavailableAsync(ReadAsync(instance.Journal, "iz"));
            await AssertUnavailableAsync(clerk.WriteOneAsync());
        }

        await clerk.WriteAsync(2);
        await clerk.AssertNothingLostOrDoubledAsync();
        Assert.Null(await instance.Journal.VerifyAsync(default));
    }

    [Fact]
    public async Task A_connection_that_freezes_leaves_the_outcome_unknown_and_is_told_from_the_journal()
    {
        await using var instance = await storage!.OpenAsync(Instance, Hasty);
        var clerk = new Clerk(instance.Journal, history.Id("iz"));
        await clerk.WriteAsync(2);
        var writer = await WriterAsync();

        PostgresServerProcess.Send(writer, Signal.Stop);
        try
        {
            await AssertUnavailableAsync(clerk.WriteOneAsync());
            // The frozen one still holds the lock: whatever it has under way, nobody goes past it.
            var refused = await AssertUnavailableAsync(clerk.WriteOneAsync());
            Assert.Contains($"pid {writer}", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            PostgresServerProcess.Send(writer, Signal.Continue);
        }

        await clerk.WriteAsync(3);
        await clerk.AssertNothingLostOrDoubledAsync();
        Assert.Null(await instance.Journal.VerifyAsync(default));
    }

    [Theory]
    [InlineData(nameof(Signal.Interrupt))]
    [InlineData(nameof(Signal.Quit))]
    [InlineData(nameof(Signal.Kill))]
    public async Task A_server_that_ends_under_load_and_comes_back_has_lost_and_doubled_nothing(string signal)
    {
        const int Clerks = 6;
        const int Entries = 150;
        await using var instance = await storage!.OpenAsync(Instance);
        await using var neighbour = await PostgresInstance.OpenAsync(await storage.ConnectAsync(), "da-nang");
        var clerks = Enumerable
            .Range(0, Clerks)
            .Select(number => new Clerk(
                number % 2 == 0 ? instance.Journal : neighbour.Journal,
                CommitteeId.Parse($"{(number % 2 == 0 ? Instance : "da-nang")}.c{number}")
            ))
            .ToList();
        var midway = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writing = clerks
            .Select(clerk =>
                Task.Run(() => clerk.WriteAsync(Entries, done => _ = done >= Entries / 3 && midway.TrySetResult()))
            )
            .ToList();
        await Waiting.For(midway.Task, "a third of the entries");

        await server!.EndAsync(Enum.Parse<Signal>(signal));
        await AssertUnavailableAsync(instance.Journal.HeadAsync(default).AsTask());
        await server.StartAgainAsync();

        await Waiting.For(Task.WhenAll(writing), "the clerks");
        Assert.Contains(clerks, clerk => clerk.Refusals > 0);
        foreach (var clerk in clerks)
        {
            await clerk.AssertNothingLostOrDoubledAsync();
        }

        Assert.Null(await instance.Journal.VerifyAsync(default));
        Assert.Null(await neighbour.Journal.VerifyAsync(default));
        // Another program finds the same.
        var head = await instance.Journal.HeadAsync(default);
        await instance.DisposeAsync();
        await using var again = await storage.OpenAsync(Instance);
        Assert.Equal(head, await again.Journal.HeadAsync(default));
    }

    [Fact]
    public async Task A_read_only_server_is_read_and_refuses_writes()
    {
        await using var instance = await storage!.OpenAsync(Instance);
        var clerk = new Clerk(instance.Journal, history.Id("iz"));
        await clerk.WriteAsync(2);

        await storage.RunAsync($"ALTER DATABASE {storage.Name} SET default_transaction_read_only = on");
        await EndConnectionAsync(await WriterAsync());
        await AssertUnavailableAsync(clerk.WriteOneAsync());
        var refused = await AssertUnavailableAsync(clerk.WriteOneAsync());
        Assert.Contains("can only be read", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, await ReadAsync(instance.Journal, "iz"));

        await storage.RunAsync($"ALTER DATABASE {storage.Name} RESET default_transaction_read_only");
        await clerk.WriteAsync(2);
        await clerk.AssertNothingLostOrDoubledAsync();
    }

    [Fact]
    public async Task A_probe_fails_where_a_write_would_and_changes_nothing()
    {
        await using var instance = await storage!.OpenAsync(Instance);
        await history.AppendAsync(instance.Journal, "iz");
        var head = await instance.Journal.HeadAsync(default);
        var before = await storage.RunAsync("SELECT xmin::text FROM heads");
        await instance.Journal.ProbeAsync(default);
        Assert.NotEqual(before, await storage.RunAsync("SELECT xmin::text FROM heads"));

        await storage.RunAsync($"ALTER DATABASE {storage.Name} SET default_transaction_read_only = on");
        await EndConnectionAsync(await WriterAsync());
        await AssertUnavailableAsync(instance.Journal.ProbeAsync(default).AsTask());
        await AssertUnavailableAsync(instance.Journal.ProbeAsync(default).AsTask());
        await storage.RunAsync($"ALTER DATABASE {storage.Name} RESET default_transaction_read_only");
        await instance.Journal.ProbeAsync(default);

        Assert.Equal(head, await instance.Journal.HeadAsync(default));
        await history.AppendAsync(instance.Journal, "iz");
        Assert.Null(await instance.Journal.VerifyAsync(default));
    }

    [Fact]
    public async Task A_connection_that_ends_while_it_is_idle_is_known_to_be_lost()
    {
        var database = await storage!.ConnectAsync(new() { KeepAlive = TimeSpan.FromSeconds(1) });
        var number = await database.NumberOfAsync(Instance, default);
        using var session = PostgresWriteSession.Open(database, Instance, number);
        Assert.False(session.IsLost);

        await EndConnectionAsync(await WriterAsync());

        var noticing = Task.Run(async () =>
        {
            while (!session.IsLost)
            {
                await Task.Delay(20);
            }
        });
        await Waiting.For(noticing, "the connection to be known as lost");
    }

    [Fact]
    public async Task A_full_disk_fails_its_group_and_nothing_that_was_acknowledged()
    {
        await using var instance = await storage!.OpenAsync(Instance);
        await history.AppendAsync(instance.Journal, "iz");
        var writer = await WriterAsync();

        // As the server's user: nobody else may, not even root where it is one of a container.
        await PostgresProgram.RunAsync(
            PostgresProgram.Words("/usr/bin/prlimit", "--pid", $"{writer}", "--fsize=1572864:")
        );
        var refused = await AssertUnavailableAsync(FillAsync(instance.Journal));
        Assert.Contains("could not extend file", refused.Message, StringComparison.Ordinal);

        // Reading goes on. The next connection has no limit: the same sequences are still to be had.
        Assert.Equal(history.Acknowledged.Count, (await instance.Journal.HeadAsync(default)).Position);
        await history.AssertIsPrefixAsync(instance.Journal);
        await history.AppendAsync(instance.Journal, "iz", length: 200_000);
        await history.AssertIsPrefixAsync(instance.Journal);
        Assert.Equal(history.Acknowledged.Count, (await instance.Journal.HeadAsync(default)).Position);
    }

    [Fact]
    public async Task Whoever_loses_its_lock_writes_no_more_until_it_has_it_again()
    {
        await using var first = await storage!.OpenAsync(Instance, Hasty);
        var clerk = new Clerk(first.Journal, history.Id("iz"));
        await clerk.WriteAsync(2);

        await EndConnectionAsync(await WriterAsync());
        await using var second = await storage.OpenAsync(Instance);
        var heir = new Clerk(second.Journal, history.Id("iz"));
        await heir.WriteAsync(2);
        await AssertUnavailableAsync(clerk.WriteOneAsync());
        var refused = await AssertUnavailableAsync(clerk.WriteOneAsync());
        Assert.Contains("Another program writes", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Một chương trình khác", refused.Message, StringComparison.Ordinal);

        // It sees what the other writes, a committee that it never met among it.
        await new Clerk(second.Journal, history.Id("new")).WriteAsync(1);
        Assert.Equal(1, await ReadAsync(first.Journal, "new"));
        await second.DisposeAsync();
        await clerk.WriteAsync(2);
        await clerk.AssertNothingLostOrDoubledAsync();
        Assert.Equal(6, await ReadAsync(first.Journal, "iz"));
        Assert.Null(await first.Journal.VerifyAsync(default));
    }

    [Fact]
    public async Task A_head_that_somebody_else_has_moved_fails_the_group()
    {
        await using var instance = await storage!.OpenAsync(Instance);
        await history.AppendAsync(instance.Journal, "iz");

        await storage.RunAsync("UPDATE heads SET hash = sha256('other')");
        await AssertUnavailableAsync(history.AppendAsync(instance.Journal, "iz"));

        Assert.Equal(1L, await storage.RunAsync("SELECT count(*) FROM entries"));
    }

    [Theory]
    [InlineData("fsync", "off")]
    [InlineData("full_page_writes", "off")]
    [InlineData("synchronous_commit", "off")]
    [InlineData("synchronous_commit", "local")]
    public async Task A_server_that_may_lose_what_it_commits_is_refused(string setting, string value)
    {
        var isOfRole = setting == "synchronous_commit";
        await storage!.RunAsync(
            isOfRole
                ? $"ALTER ROLE federation IN DATABASE {storage.Name} SET {setting} = {value}"
                : $"ALTER SYSTEM SET {setting} = {value}"
        );
        await storage.RunAsync("SELECT pg_reload_conf()");
        try
        {
            var refusal = await Refused.ByAsync(() => storage.OpenAsync(Instance), "not-durable");
            Assert.Contains($"{setting} = {value}", refusal.En, StringComparison.Ordinal);
            Assert.Contains($"{setting} = {value}", refusal.Vi, StringComparison.Ordinal);
        }
        finally
        {
            await storage.RunAsync(isOfRole ? "SELECT 1" : $"ALTER SYSTEM RESET {setting}");
            await storage.RunAsync("SELECT pg_reload_conf()");
        }
    }

    private async Task<int> WriterAsync() =>
        (int)
            (
                await storage!.RunAsync(
                    "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database())"
                )
            )!;

    private async Task EndConnectionAsync(int process) =>
        Assert.Equal(true, await storage!.RunAsync($"SELECT pg_terminate_backend({process}, 10000)"));

    private async Task FillAsync(IJournal journal)
    {
        for (var append = 0; append < 1_000; append++)
        {
            await history.AppendAsync(journal, "iz", entries: 20, length: 1_900);
        }
    }

    private async Task<int> ReadAsync(IJournal journal, string local) =>
        (await journal.ReadAsync(history.Id(local), 0, default).ToListAsync()).Count;

    private static Task<JournalUnavailableException> AssertUnavailableAsync(Task write) =>
        Assert.ThrowsAsync<JournalUnavailableException>(() => Waiting.For(write, "the refusal"));
}
