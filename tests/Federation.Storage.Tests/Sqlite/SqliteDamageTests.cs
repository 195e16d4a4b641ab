using Federation.Engine.Ports;
using Federation.Storage.Sqlite;

namespace Federation.Storage.Tests.Sqlite;

/// <summary>One bit flipped anywhere in the file: it is refused, or what is served is what was written.</summary>
public sealed class SqliteDamageTests : IDisposable
{
    private const string Instance = "ha-noi";
    private const int Seed = 20261122;
    private const int Flips = 200;

    private readonly DataFolder folder = new();
    private readonly History history = new(Instance);
    private readonly List<string> held = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_flipped_bit_is_never_served()
    {
        await WriteAsync();
        var content = await File.ReadAllBytesAsync(folder.FileOf(Instance));
        var random = new Random(Seed);
        var outcomes = new Dictionary<string, int>();
        for (var flip = 0; flip < Flips; flip++)
        {
            byte[] damaged = [.. content];
            var (place, bit) = (random.Next(content.Length), random.Next(8));
            damaged[place] ^= (byte)(1 << bit);
            var outcome = await ServeAsync(damaged, $"seed {Seed}, byte {place}, bit {bit}");
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        // Otherwise the flips would not have met what they are meant to meet.
        Assert.Equal(["harmless", "not read", "refused"], outcomes.Keys.Order());
    }

    private async Task WriteAsync()
    {
        await using var storage = await folder.OpenAsync(Instance);
        for (var round = 0; round < 8; round++)
        {
            foreach (var local in (string[])["a", "b", "c"])
            {
                await history.AppendAsync(storage, local, entries: 2, length: round * 700);
            }
        }

        foreach (var entry in Last())
        {
            await storage.Snapshots.SaveAsync(Shot(entry), default);
        }

        foreach (var change in Held())
        {
            await storage.Holdings.SaveAsync(change, default);
            held.AddRange((await storage.Holdings.LoadAsync(change.Upper, default)).Select(History.Comparable));
        }
    }

    private IEnumerable<HoldingChange> Held() =>
        ((string[])["a", "b", "c"]).Select((local, i) => history.Holding(local, i + 1, length: 900 * i));

    /// <summary>The last entry of each committee, whose payload is its snapshot's.</summary>
    private IEnumerable<JournalEntry> Last() =>
        history.Acknowledged.GroupBy(entry => entry.Committee).Select(entries => entries.Last());

    private static Snapshot Shot(JournalEntry entry) =>
        new(entry.Committee, entry.Sequence, entry.Hash, 1, new byte[] { 9 }, entry.Body.Payload);

    private async Task<string> ServeAsync(byte[] content, string place)
    {
        using var damaged = new DataFolder();
        await File.WriteAllBytesAsync(damaged.FileOf(Instance), content);
        SqliteInstance storage;
        try
        {
            storage = await damaged.OpenAsync(Instance, new() { TailEntriesMax = 10 });
        }
        catch (StorageRefusedException)
        {
            return "refused";
        }

        await using (storage)
        {
            var isWhole = await IsAllServedAsync(storage, place) & await IsAllHeldAsync(storage, place);
            var fault = await storage.Journal.VerifyAsync(default);
            // A row may be damaged in a column that its index keeps too: then it is served as it was, and verifying
            // finds it.
            Assert.True(isWhole || fault is not null, $"{place}: not all is served, but verifying finds nothing");
            await AssertSnapshotsAsync(storage, place);
            Assert.Equal(1, (await storage.Journal.HeadAsync(default)).Epoch);
            Assert.Equal(2, await storage.Journal.RaiseIncarnationAsync(history.Id("a"), default));
            return isWhole ? "harmless" : "not read";
        }
    }

    private async Task<bool> IsAllServedAsync(SqliteInstance storage, string place)
    {
        var isWhole = true;
        foreach (var entries in history.Acknowledged.GroupBy(entry => entry.Committee))
        {
            var read = new List<JournalEntry>();
            try
            {
                await foreach (var entry in storage.Journal.ReadAsync(entries.Key, 0, default))
                {
                    read.Add(entry);
                }

                Assert.True(read.Count == entries.Count(), place);
            }
            catch (JournalUnavailableException)
            {
                isWhole = false;
            }

            Assert.Equal(entries.Take(read.Count).Select(History.Comparable), read.Select(History.Comparable));
        }

        return isWhole;
    }

    private async Task<bool> IsAllHeldAsync(SqliteInstance storage, string place)
    {
        try
        {
            foreach (var (change, expected) in Held().Zip(held))
            {
                var found = await storage.Holdings.LoadAsync(change.Upper, default);
                Assert.True(found.Select(History.Comparable).SequenceEqual([expected]), place);
            }

            return true;
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
    }

    private async Task AssertSnapshotsAsync(SqliteInstance storage, string place)
    {
        foreach (var entry in Last())
        {
            var snapshot = await storage.Snapshots.LoadAsync(entry.Committee, default);
            var same = snapshot is null || snapshot.Payload.Span.SequenceEqual(entry.Body.Payload.Span);
            Assert.True(same, place);
        }
    }
}
