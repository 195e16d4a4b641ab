using Federation.Conformance;
using Federation.Engine.Ports;
using Federation.Storage.Moving;
using Federation.Storage.Postgres;
using Federation.Storage.Tests.Postgres;

namespace Federation.Storage.Tests.Moving;

/// <summary>Instances copied while they are written, from either place to either place.</summary>
public sealed class StorageCopyTests : IAsyncLifetime
{
    private static readonly string[] Names = ["ha-noi", "vn"];

    private readonly DataFolder folder = new();
    private readonly DataFolder backup = new();
    private readonly Dictionary<string, History> histories = Names.ToDictionary(
        name => name,
        name => new History(name)
    );
    private TestDatabase? storage;
    private PostgresDatabase? database;

    private SqlitePlace Backup => new(backup.Path, TimeProvider.System);

    public async Task InitializeAsync()
    {
        storage = await TestDatabase.RentAsync();
        database = await storage.ConnectAsync(new() { LockTimeout = TimeSpan.FromMilliseconds(300) });
    }

    public async Task DisposeAsync()
    {
        await storage!.DisposeAsync();
        folder.Dispose();
        backup.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Written_meanwhile_no_copy_holds_more_of_another_than_that_has(bool isOnPostgres)
    {
        var place = PlaceOf(isOnPostgres);
        var open = await OpenAsync(isOnPostgres);
        await WriteAsync(open);
        var isLate = false;

        // The child has been copied already when its upper hears of more.
        Assert.True(
            await CopyAsync(
                place,
                Backup,
                step =>
                {
                    if (step is { Instance: "vn", Step: MoveStep.Copy } && !isLate)
                    {
                        isLate = true;
                        Task.Run(() => ShowAsync(open, stamp: 9)).GetAwaiter().GetResult();
                    }
                }
            )
        );

        foreach (var name in Names)
        {
            await histories[name].AppendAsync(open[name].Journal, "after");
            await open[name].Journal.DisposeAsync();
        }

        await using var child = await backup.OpenAsync("ha-noi");
        await using var upper = await backup.OpenAsync("vn");
        await histories["ha-noi"].AssertIsPrefixAsync(child);
        await histories["vn"].AssertIsPrefixAsync(upper);
        var held = Assert.Single(await upper.Holdings.LoadAsync(histories["vn"].Id("a"), default));
        Assert.Equal(9, held.Held.Stamp);
        var there = await child.Journal.ReadChainAsync(held.Mark.Position - 1, default).FirstAsync();
        Assert.Equal(held.Mark.Hash, there.Hash);
        Assert.Equal(1, (await child.Journal.HeadAsync(default)).Epoch);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Interrupted_before_any_step_it_is_finished_by_running_it_again(bool isOnPostgres)
    {
        var open = await OpenAsync(isOnPostgres);
        await WriteAsync(open);
        var place = PlaceOf(isOnPostgres);
        var interruptions = 0;
        for (var isDone = false; !isDone; )
        {
            var steps = 0;
            try
            {
                isDone = await CopyAsync(place, Backup, _ => Interrupt(steps++ == interruptions));
            }
            catch (OperationCanceledException)
            {
                interruptions++;
                if ((await Backup.InstancesAsync(default)).Contains(Names[^1]))
                {
                    // A program opens all that there is: it does not begin.
                    await Refused.ByAsync(() => backup.OpenAsync(Names[^1]), "not-whole");
                }
            }
        }

        Assert.True(interruptions >= 8, $"Interrupted {interruptions} times only");
        foreach (var name in Names)
        {
            await open[name].Journal.DisposeAsync();
            await using var copy = await backup.OpenAsync(name);
            await histories[name].AssertIsPrefixAsync(copy);
            Assert.Equal(histories[name].Acknowledged.Count, (await copy.Journal.HeadAsync(default)).Position);
        }

        await Refused.ByAsync(() => CopyAsync(place, Backup), "taken");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_backup_is_restored_to_an_empty_place(bool isOnPostgres)
    {
        var open = await OpenAsync(!isOnPostgres);
        await WriteAsync(open);
        await CopyAsync(PlaceOf(!isOnPostgres), Backup);
        foreach (var one in open.Values)
        {
            await one.Journal.DisposeAsync();
        }

        Assert.True(await CopyAsync(Backup, PlaceOf(isOnPostgres)));

        var restored = await OpenAsync(isOnPostgres);
        foreach (var name in Names)
        {
            await histories[name].AssertIsPrefixAsync(restored[name].Journal);
            await histories[name].AppendAsync(restored[name].Journal, "again");
            await restored[name].Journal.DisposeAsync();
        }

        await Refused.ByAsync(() => CopyAsync(Backup, PlaceOf(isOnPostgres)), "taken");
    }

    [Fact]
    public async Task A_copy_that_does_not_agree_is_not_served()
    {
        var open = await OpenAsync(isOnPostgres: true);
        await WriteAsync(open);

        Assert.False(
            await new StorageCopy(PlaceOf(isOnPostgres: true), Backup, new Told(_ => { })).RunAsync(
                Names,
                _ => Task.FromResult(false),
                default
            )
        );

        await Refused.ByAsync(() => backup.OpenAsync("vn"), "not-whole");
        foreach (var one in open.Values)
        {
            await one.Journal.DisposeAsync();
        }
    }

    private static void Interrupt(bool isTime)
    {
        if (isTime)
        {
            throw new OperationCanceledException();
        }
    }

    private StoragePlace PlaceOf(bool isOnPostgres) =>
        isOnPostgres ? new PostgresPlace(database!) : new SqlitePlace(folder.Path, TimeProvider.System);

    /// <summary>As a program that goes on.</summary>
    private async Task<Dictionary<string, StoredInstance>> OpenAsync(bool isOnPostgres)
    {
        var open = new Dictionary<string, StoredInstance>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            if (isOnPostgres)
            {
                var there = await PostgresInstance.OpenAsync(database!, name);
                open[name] = new(there.Journal, there.Snapshots, there.Holdings);
            }
            else
            {
                var here = await folder.OpenAsync(name);
                open[name] = new(here.Journal, here.Snapshots, here.Holdings);
            }
        }

        return open;
    }

    private async Task WriteAsync(Dictionary<string, StoredInstance> open)
    {
        foreach (var (name, history) in histories)
        {
            await history.AppendAsync(open[name].Journal, "a", entries: 300);
        }

        await ShowAsync(open, stamp: 1);
    }

    /// <summary>The child writes something, and its upper in the other instance holds it, with the place.</summary>
    private async Task ShowAsync(Dictionary<string, StoredInstance> open, long stamp)
    {
        var (child, upper) = (histories["ha-noi"], histories["vn"]);
        await child.AppendAsync(open["ha-noi"].Journal, "a");
        var head = await open["ha-noi"].Journal.HeadAsync(default);
        var held = upper.Holding("a", stamp) with { Child = child.Id("a"), Mark = new(head.Position, head.Hash) };
        await open["vn"].Holdings.SaveAsync(held, default);
    }

    private static Task<bool> CopyAsync(
        StoragePlace source,
        StoragePlace target,
        Action<MoveProgress>? watching = null
    ) =>
        new StorageCopy(source, target, new Told(watching ?? (_ => { }))).RunAsync(
            Names,
            _ => Task.FromResult(true),
            default
        );

    private sealed class Told(Action<MoveProgress> watching) : IProgress<MoveProgress>
    {
        public void Report(MoveProgress value) => watching(value);
    }
}
