using System.Diagnostics.Metrics;
using Federation.Conformance;
using Federation.Engine.Ports;
using Federation.Storage.Sqlite;

namespace Federation.Storage.Tests.Sqlite;

/// <summary>The writer's limits, and what it does when the disk does not.</summary>
public sealed class SqliteWriterTests : IDisposable
{
    private readonly DataFolder folder = new();
    private readonly Gate gate = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_full_disk_fails_its_group_and_nothing_that_was_acknowledged()
    {
        var history = new History("full");
        var pagesMax = 40;
        await using var storage = await folder.OpenAsync("full", new() { PagesMax = () => pagesMax });

        await Assert.ThrowsAsync<JournalUnavailableException>(() => FillAsync(storage, history));

        // Reading goes on, and so does refusing.
        Assert.NotEmpty(history.Acknowledged);
        await history.AssertIsPrefixAsync(storage);
        Assert.Equal(history.Acknowledged.Count, (await storage.Journal.HeadAsync(default)).Position);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => FillAsync(storage, history));

        // There is room again: the same sequences are still to be had.
        pagesMax = 1_000_000;
        await history.AppendAsync(storage, "iz", length: 4_000);
        await history.AppendAsync(storage, "iz", length: 4_000);
        await history.AssertIsPrefixAsync(storage);
        Assert.Equal(history.Acknowledged.Count, (await storage.Journal.HeadAsync(default)).Position);
    }

    [Fact]
    public async Task A_probe_writes_to_the_log_and_changes_nothing()
    {
        var history = new History("probed");
        await using var storage = await folder.OpenAsync("probed");
        await history.AppendAsync(storage, "iz");
        var head = await storage.Journal.HeadAsync(default);
        var log = new FileInfo(folder.FileOf("probed", ".db-wal"));
        var before = log.Length;

        await storage.Journal.ProbeAsync(default);

        log.Refresh();
        Assert.True(log.Length > before, $"The log stayed at {before} bytes");
        Assert.Equal(head, await storage.Journal.HeadAsync(default));
        await history.AppendAsync(storage, "iz");
        Assert.Null(await storage.Journal.VerifyAsync(default));
    }

    [Fact]
    public async Task A_failed_group_fails_every_member()
    {
        var history = new History("full");
        await using var storage = await folder.OpenAsync(
            "full",
            new() { PagesMax = () => 30, BeforeGroup = gate.Pass }
        );
        await history.AppendAsync(storage, "a");
        await history.AppendAsync(storage, "b");
        var head = await storage.Journal.HeadAsync(default);

        var held = gate.Close();
        var raise = storage.Journal.RaiseIncarnationAsync(history.Id("c"), default).AsTask();
        var small = history.AppendAsync(storage, "a");
        var large = history.AppendAsync(storage, "b", entries: 100, length: 4_000);
        var conflict = storage.Journal.AppendAsync(Entry(history, "a", expectedSequence: 9), default).AsTask();
        held.Dispose();

        foreach (var member in (Task[])[small, large, raise, conflict])
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(() => Waiting.For(member, "a member's failure"));
        }

        Assert.Equal(head, await storage.Journal.HeadAsync(default));
        await history.AppendAsync(storage, "a");
        await AssertTakesTheNumberOfAsync(storage, history, "c");
        Assert.Equal(1, await storage.Journal.RaiseIncarnationAsync(history.Id("c"), default));
        await history.AssertIsPrefixAsync(storage);
    }

    [Fact]
    public async Task A_full_queue_is_waited_for_until_cancelled()
    {
        var history = new History("queue");
        await using var storage = await folder.OpenAsync(
            "queue",
            new() { QueueLengthMax = 2, BeforeGroup = gate.Pass }
        );
        var raised = await storage.Journal.RaiseIncarnationAsync(history.Id("a"), default);
        using var impatience = new CancellationTokenSource();

        var held = gate.Close();
        var waiting = Enumerable
            .Range(0, 2)
            .Select(sequence => storage.Journal.AppendAsync(Entry(history, "a", sequence), default).AsTask())
            .ToList();
        var impatient = storage.Journal.AppendAsync(Entry(history, "a", 2), impatience.Token).AsTask();
        var patient = storage.Journal.AppendAsync(Entry(history, "a", 2), default).AsTask();
        Assert.All(waiting.Append(impatient).Append(patient), append => Assert.False(append.IsCompleted));
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Waiting.For(impatient, "the cancellation"));
        held.Dispose();

        await Waiting.For(Task.WhenAll(waiting.Append(patient)), "those who were patient");
        Assert.Equal((1, 3), (raised, (await storage.Journal.HeadAsync(default)).Position));
    }

    [Fact]
    public async Task Groups_have_limits_and_are_measured()
    {
        const string Instance = "measured";
        var history = new History(Instance);
        using var measured = new Measured(Instance);
        await using var storage = await folder.OpenAsync(
            Instance,
            new()
            {
                GroupMembersMax = 3,
                GroupBytesMax = 10_000,
                BeforeGroup = gate.Pass,
            }
        );
        foreach (var local in (string[])["a", "b"])
        {
            await storage.Journal.RaiseIncarnationAsync(history.Id(local), default);
        }

        var held = gate.Close();
        var appends = Enumerable
            .Range(0, 7)
            .Select(sequence => storage.Journal.AppendAsync(Entry(history, "a", sequence), default).AsTask())
            .Concat(
                Enumerable
                    .Range(0, 3)
                    .Select(sequence =>
                        storage.Journal.AppendAsync(Entry(history, "b", sequence, 6_000), default).AsTask()
                    )
            )
            .ToList();
        Assert.Equal(10, measured.QueueLength);
        held.Dispose();
        await Waiting.For(Task.WhenAll(appends), "the groups");
        await storage.DisposeAsync();

        // Two raises; then by three members; then by bytes: a small one and two of 6 000, which are enough.
        Assert.Equal([1, 1, 3, 3, 3, 1], measured.GroupMembers);
        Assert.Equal(6, measured.Commits);
        Assert.Equal(6, measured.Activities);
        Assert.Equal(0, measured.QueueLength);
    }

    [Fact]
    public async Task A_listener_that_throws_leaves_nobody_waiting()
    {
        const string Instance = "thrown";
        var history = new History(Instance);
        var storage = await folder.OpenAsync(Instance);
        using (var listener = new MeterListener())
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "federation.storage.group.members")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<int>(
                (_, _, tags, _) =>
                {
                    if (Measured.Concerns(tags, Instance))
                    {
                        throw new InvalidOperationException("a listener's fault");
                    }
                }
            );
            listener.Start();
            Assert.Equal(1, await storage.Journal.RaiseIncarnationAsync(history.Id("a"), default));
            await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
                await Waiting.For(
                    storage.Journal.AppendAsync(Entry(history, "a", 0), default).AsTask(),
                    "an answer from a writer that is gone"
                )
            );
        }

        await storage.DisposeAsync();
        await using var again = await folder.OpenAsync(Instance);
        Assert.Equal(2, await again.Journal.RaiseIncarnationAsync(history.Id("a"), default));
    }

    [Fact]
    public async Task A_damaged_snapshot_is_thrown_away()
    {
        var history = new History("snapshot");
        var storage = await folder.OpenAsync("snapshot");
        await history.AppendAsync(storage, "a");
        var entry = history.Acknowledged[0];
        await storage.Snapshots.SaveAsync(
            new(entry.Committee, 1, entry.Hash, 1, new byte[] { 9 }, new byte[] { 1, 2, 3 }),
            default
        );
        Assert.NotNull(await storage.Snapshots.LoadAsync(entry.Committee, default));
        await storage.DisposeAsync();

        folder.Run("snapshot", "UPDATE snapshots SET payload = x'010204'");
        await using var again = await folder.OpenAsync("snapshot");

        Assert.Null(await again.Snapshots.LoadAsync(entry.Committee, default));
    }

    /// <summary>
    /// A committee whose beginning failed has left nothing behind that the next one could be taken for.
    /// </summary>
    private static async Task AssertTakesTheNumberOfAsync(SqliteInstance storage, History history, string failed)
    {
        await history.AppendAsync(storage, "next");

        Assert.Empty(await storage.Journal.ReadAsync(history.Id(failed), 0, default).ToListAsync());
        Assert.Null(await storage.Snapshots.LoadAsync(history.Id(failed), default));
        Assert.Single(await storage.Journal.ReadAsync(history.Id("next"), 0, default).ToListAsync());
    }

    private static async Task FillAsync(SqliteInstance storage, History history)
    {
        for (var append = 0; append < 1_000; append++)
        {
            await history.AppendAsync(storage, "iz", length: 4_000);
        }
    }

    private static JournalAppend Entry(History history, string local, long expectedSequence, int bytes = 1) =>
        new(history.Id(local), 1, expectedSequence, [new("x", 1, new byte[bytes], DateTimeOffset.UnixEpoch)]);
}
