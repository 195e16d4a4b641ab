using Federation.Conformance;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Moving;
using Federation.Storage.Postgres;
using Federation.Storage.Sqlite;
using Federation.Storage.Tests.Postgres;

namespace Federation.Storage.Tests.Moving;

/// <summary>Instances moved from SQLite to PostgreSQL and back, interrupted before each step, and run again.</summary>
public sealed class StorageMoveTests : IAsyncLifetime
{
    private static readonly string[] Names = ["ha-noi", "vn"];

    private readonly DataFolder folder = new();
    private readonly Dictionary<string, History> histories = Names.ToDictionary(
        name => name,
        name => new History(name)
    );
    private TestDatabase? storage;
    private PostgresDatabase? database;

    private SqlitePlace Folder => new(folder.Path, TimeProvider.System);

    private PostgresPlace Database => new(database!);

    public async Task InitializeAsync()
    {
        storage = await TestDatabase.RentAsync();
        database = await storage.ConnectAsync(new() { LockTimeout = TimeSpan.FromMilliseconds(300) });
    }

    public async Task DisposeAsync()
    {
        await storage!.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task All_of_an_instance_arrives_and_the_old_place_serves_it_no_more()
    {
        await WriteAsync();
        var told = new Told();

        Assert.Equal(Names, await MoveAsync(Folder, Database, told));

        Assert.Equal(
            [
                MoveStep.Mark,
                MoveStep.Copy,
                MoveStep.CopyRest,
                MoveStep.Check,
                MoveStep.RaiseEpoch,
                MoveStep.Fence,
                MoveStep.Host,
            ],
            told.Steps.Where(step => step.Instance == "vn").Select(step => step.Step).Distinct()
        );
        await AssertIsAtHomeAsync(Database, epoch: 6);
        foreach (var name in Names)
        {
            var refusal = await Refused.ByAsync(() => folder.OpenAsync(name), "moved");
            Assert.Contains(database!.Place, refusal.En, StringComparison.Ordinal);
        }

        // Once more is nothing.
        Assert.Empty((await MoveAsync(Folder, Database))!);
    }

    [Fact]
    public async Task It_comes_back_with_what_was_added_and_goes_again()
    {
        await WriteAsync();
        await MoveAsync(Folder, Database);
        await using (var there = await PostgresInstance.OpenAsync(database!, "vn"))
        {
            await histories["vn"].AppendAsync(there.Journal, "added", entries: 3);
        }

        Assert.Equal(Names, await MoveAsync(Database, Folder));
        await AssertIsAtHomeAsync(Folder, epoch: 7);
        await Refused.ByAsync(() => PostgresInstance.OpenAsync(database!, "vn"), "moved");
        await using (var here = await folder.OpenAsync("ha-noi"))
        {
            await histories["ha-noi"].AppendAsync(here.Journal, "added");
        }

        Assert.Equal(Names, await MoveAsync(Folder, Database));
        await AssertIsAtHomeAsync(Database, epoch: 8);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Interrupted_before_any_step_it_is_finished_by_running_it_again(bool isToPostgres)
    {
        await WriteAsync();
        if (!isToPostgres)
        {
            await MoveAsync(Folder, Database);
        }

        var (first, second) = isToPostgres
            ? ((StoragePlace)Folder, (StoragePlace)Database)
            : ((StoragePlace)Database, (StoragePlace)Folder);
        var interruptions = 0;
        while (true)
        {
            // Each run gets a step further than the last one, and is interrupted there.
            var interrupted = new Told { StepsMax = interruptions };
            try
            {
                await MoveAsync(first, second, interrupted);
                break;
            }
            catch (InterruptedException)
            {
                interruptions++;
                await AssertNobodyServesTwiceAsync(interrupted.Steps[^1].Step);
            }
        }

        Assert.True(interruptions >= 10, $"Interrupted {interruptions} times only");
        await AssertIsAtHomeAsync(second, epoch: isToPostgres ? 6 : 7);
    }

    [Fact]
    public async Task A_copy_that_does_not_agree_fences_nothing()
    {
        await WriteAsync();

        Assert.Null(
            await new StorageMove(Folder, Database, new Told()).RunAsync(Names, _ => Task.FromResult(false), default)
        );

        await AssertIsAtHomeAsync(Folder, epoch: 5);
        await Refused.ByAsync(() => PostgresInstance.OpenAsync(database!, "vn"), "not-whole");
    }

    [Fact]
    public async Task What_was_added_between_two_runs_arrives_too()
    {
        await WriteAsync();
        await Assert.ThrowsAsync<InterruptedException>(() => MoveAsync(Folder, Database, new Told { StepsMax = 9 }));
        await using (var here = await folder.OpenAsync("vn"))
        {
            await histories["vn"].AppendAsync(here.Journal, "added", entries: 2);
        }

        await MoveAsync(Folder, Database);

        await AssertIsAtHomeAsync(Database, epoch: 6);
    }

    [Fact]
    public async Task Another_history_is_not_written_over()
    {
        await WriteAsync();
        var other = new History("vn");
        await using (var there = await PostgresInstance.OpenAsync(database!, "vn"))
        {
            await other.AppendAsync(there.Journal, "other", entries: 2);
        }

        await Refused.ByAsync(() => MoveAsync(Folder, Database), "taken");
        await Refused.ByAsync(() => MoveAsync(Folder, Database, "nowhere"), "unknown-instance");

        // And where it had moved away from there, it is not the beginning of what would come.
        await storage!.RunAsync("INSERT INTO hosting VALUES ('vn', 'Moved', 'elsewhere')");
        await Refused.ByAsync(() => MoveAsync(Folder, Database, "vn"), "other-history");
        await AssertIsAtHomeAsync(Folder, epoch: 5);
        Assert.Equal(2L, await storage.RunAsync("SELECT count(*) FROM entries"));
    }

    [Fact]
    public async Task An_instance_that_a_program_has_open_is_not_moved()
    {
        await WriteAsync();
        await using (await folder.OpenAsync("vn"))
        {
            await Refused.ByAsync(() => MoveAsync(Folder, Database), "in-use");
        }

        await MoveAsync(Folder, Database);
        await AssertIsAtHomeAsync(Database, epoch: 6);
    }

    [Fact]
    public async Task A_damaged_original_is_not_passed_on()
    {
        await WriteAsync();
        folder.Run("ha-noi", "UPDATE entries SET payload = zeroblob(3) WHERE position = 7");

        await Assert.ThrowsAsync<StorageRefusedException>(() => MoveAsync(Folder, Database));

        Assert.Equal(HostingState.Here, (await Folder.HostingAsync("vn", default)).State);
    }

    [Fact]
    public void A_torn_note_of_a_folder_serves_nothing()
    {
        File.WriteAllText(folder.FileOf("vn", ".hosting"), "");

        Assert.Equal(["vn"], SqliteFolder.Store(folder.Path, TimeProvider.System).Existing);
        Assert.Equal(HostingState.Filling, SqliteHosting.Read(folder.FileOf("vn")).State);
    }

    /// <summary>Two instances: many entries, activations that wrote nothing, a snapshot, a holding, an epoch.</summary>
    private async Task WriteAsync()
    {
        foreach (var (name, history) in histories)
        {
            await using var instance = await folder.OpenAsync(name);
            for (var round = 0; round < 5; round++)
            {
                await history.AppendAsync(instance.Journal, "a", entries: 60);
                await history.AppendAsync(instance.Journal, "b");
                await instance.Holdings.SaveAsync(history.Holding("a", round + 1), default);
            }

            var last = history.Acknowledged[^1];
            await instance.Snapshots.SaveAsync(
                new(last.Committee, last.Sequence, last.Hash, 1, new byte[] { 9 }, new byte[] { 1, 2, 3 }),
                default
            );
            await instance.Journal.RaiseIncarnationAsync(history.Id("b"), default);
            await instance.Journal.RaiseEpochAsync(5, default);
        }
    }

    private static Task<IReadOnlyList<string>?> MoveAsync(
        StoragePlace source,
        StoragePlace target,
        IProgress<MoveProgress> told
    ) => new StorageMove(source, target, told).RunAsync(Names, _ => Task.FromResult(true), default);

    private static Task<IReadOnlyList<string>?> MoveAsync(
        StoragePlace source,
        StoragePlace target,
        params string[] instances
    ) =>
        new StorageMove(source, target, new Told()).RunAsync(
            instances is [] ? Names : instances,
            _ => Task.FromResult(true),
            default
        );

    /// <summary>
    /// Before anything is handed over the old place serves both; once one is fenced, no program starts on either place.
    /// </summary>
    private async Task AssertNobodyServesTwiceAsync(MoveStep next)
    {
        var folderServes = await Task.WhenAll(Names.Select(name => ServesAsync(Folder, name)));
        var databaseServes = await Task.WhenAll(Names.Select(name => ServesAsync(Database, name)));
        Assert.DoesNotContain(true, folderServes.Zip(databaseServes, (one, other) => one && other));
        // A program opens all that there is: it starts on one of them at most.
        Assert.False(folderServes.All(serves => serves) && databaseServes.All(serves => serves));
        if (next < MoveStep.Fence)
        {
            Assert.True(folderServes.All(serves => serves) || databaseServes.All(serves => serves));
        }
    }

    private static async Task<bool> ServesAsync(StoragePlace place, string instance) =>
        (await place.InstancesAsync(default)).Contains(instance)
        && (await place.HostingAsync(instance, default)).State == HostingState.Here;

    /// <summary>Opened as a program does, each says what was acknowledged, and all that is beside the entries.</summary>
    private async Task AssertIsAtHomeAsync(StoragePlace place, long epoch)
    {
        foreach (var (name, history) in histories)
        {
            var stored = place is SqlitePlace ? Stored(await folder.OpenAsync(name)) : await OpenThereAsync(name);
            await using var journal = stored.Journal;
            Assert.Null(await journal.VerifyAsync(default));
            var entries = await journal.ReadChainAsync(0, default).ToListAsync();
            Assert.Equal(history.Acknowledged.Select(History.Comparable), entries.Select(History.Comparable));
            Assert.Equal(epoch, (await journal.HeadAsync(default)).Epoch);
            var held = Assert.Single(await stored.Holdings.LoadAsync(history.Id("a"), default));
            Assert.Equal(history.Holding("a", 5).Held, held.Held);
            var last = history.Acknowledged.Last(entry => entry.Committee == history.Id("b"));
            Assert.Equal(last.Hash, (await stored.Snapshots.LoadAsync(last.Committee, default))!.Hash);
            Assert.Equal(2, await journal.IncarnationAsync(history.Id("b"), default));
        }
    }

    private async Task<StoredInstance> OpenThereAsync(string name)
    {
        var opened = await PostgresInstance.OpenAsync(database!, name);
        return new(opened.Journal, opened.Snapshots, opened.Holdings);
    }

    private static StoredInstance Stored(SqliteInstance opened) =>
        new(opened.Journal, opened.Snapshots, opened.Holdings);

    /// <summary>Remembers what it is told, and interrupts the move after so many steps.</summary>
    private sealed class Told : IProgress<MoveProgress>
    {
        public int StepsMax { get; init; } = int.MaxValue;

        public List<MoveProgress> Steps { get; } = [];

        public void Report(MoveProgress value)
        {
            Steps.Add(value);
            if (Steps.Count > StepsMax)
            {
                throw new InterruptedException();
            }
        }
    }

    private sealed class InterruptedException : Exception;
}
