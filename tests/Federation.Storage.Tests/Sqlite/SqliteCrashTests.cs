using Federation.Conformance;
using Federation.Storage.Sqlite;

namespace Federation.Storage.Tests.Sqlite;

/// <summary>
/// A killed program leaves its database with a log that ends anywhere. Whatever the end, what opens is one of the
/// states between two groups, and at least what had been acknowledged when the log was that long.
/// </summary>
public sealed class SqliteCrashTests : IDisposable
{
    private const string Instance = "ha-noi";
    private const int LogHeader = 32;
    private const int Frame = 24 + 4096;

    private readonly DataFolder folder = new();
    private readonly Gate gate = new();
    private readonly History history = new(Instance);

    /// <summary>After each group: the log's length, and the position and the holding's stamp acknowledged.</summary>
    private readonly List<(long LogLength, long Position, long Stamp)> groups = [(0, 0, 0)];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_log_cut_anywhere_opens_at_a_whole_group()
    {
        var (database, log) = await RecordAsync();
        var cuts = Cuts(log.Length).ToList();
        Assert.InRange(cuts.Count, 60, 300);

        var seen = new HashSet<long>();
        foreach (var (length, isZeroed) in cuts)
        {
            var cut = log[..length];
            seen.Add(
                await AssertOpensAsync(database, isZeroed ? [.. cut, .. new byte[log.Length - length]] : cut, length)
            );
        }

        Assert.Equal(groups.Select(group => group.Position).Distinct().Order(), seen.Order());
    }

    [Fact]
    public async Task A_log_damaged_before_its_last_groups_is_refused()
    {
        var (database, log) = await RecordAsync();
        // Where the last but two groups end: behind any frame before it, two groups are whole.
        var end = groups[^3].LogLength;
        for (var place = 1L; place < end; place += 1_499)
        {
            byte[] damaged = [.. log];
            damaged[place] ^= 1;
            using var crashed = new DataFolder();
            await File.WriteAllBytesAsync(crashed.FileOf(Instance), database);
            await File.WriteAllBytesAsync(crashed.FileOf(Instance, ".db-wal"), damaged);

            var refusal = await Assert.ThrowsAsync<StorageRefusedException>(() => crashed.OpenAsync(Instance));

            Assert.Equal("damaged", refusal.Code);
            Assert.Equal(crashed.FileOf(Instance, ".db-wal"), refusal.Path);
            Assert.Equal(damaged, await File.ReadAllBytesAsync(crashed.FileOf(Instance, ".db-wal")));
        }
    }

    /// <summary>
    /// Every frame's boundary; inside frames, cut off or with zeros behind, as a file system may leave them.
    /// </summary>
    private static IEnumerable<(int Length, bool IsZeroed)> Cuts(int logLength)
    {
        yield return (0, false);
        yield return (LogHeader / 2, false);
        for (var (start, number) = (LogHeader, 0); start <= logLength; start += Frame, number++)
        {
            yield return (start, false);
            if (number % 4 == 0 && start < logLength)
            {
                yield return (start + 10, false);
                yield return (start + 24 + 1_000, true);
                yield return (start + Frame - 1, false);
            }
        }
    }

    private async Task<(byte[] Database, byte[] Log)> RecordAsync()
    {
        await using var storage = await folder.OpenAsync(Instance, new() { BeforeGroup = gate.Pass });
        string[] locals = ["a", "b", "c", "d"];
        foreach (var local in locals)
        {
            await history.AppendAsync(storage, local);
            Mark(stamp: 0);
        }

        for (var round = 1; round < 7; round++)
        {
            var held = gate.Close();
            var appends = locals
                .Select(local => history.AppendAsync(storage, local, entries: 3, length: 900 * round))
                .Append(storage.Holdings.SaveAsync(history.Holding("a", round, 700 * round), default).AsTask())
                .ToList();
            held.Dispose();
            await Waiting.For(Task.WhenAll(appends), "a group");
            Mark(round);
        }

        return (
            await File.ReadAllBytesAsync(folder.FileOf(Instance)),
            await File.ReadAllBytesAsync(folder.FileOf(Instance, ".db-wal"))
        );
    }

    private void Mark(long stamp) =>
        groups.Add(
            (
                new FileInfo(folder.FileOf(Instance, ".db-wal")).Length,
                history.Acknowledged.Max(entry => entry.Position),
                stamp
            )
        );

    private async Task<long> AssertOpensAsync(byte[] database, byte[] log, long wholeLength)
    {
        using var crashed = new DataFolder();
        await File.WriteAllBytesAsync(crashed.FileOf(Instance), database);
        await File.WriteAllBytesAsync(crashed.FileOf(Instance, ".db-wal"), log);

        await using var storage = await crashed.OpenAsync(Instance);

        var position = (await storage.Journal.HeadAsync(default)).Position;
        Assert.Contains(position, groups.Select(group => group.Position));
        Assert.True(
            position >= groups.Last(group => group.LogLength <= wholeLength).Position,
            $"With {wholeLength} bytes of log only {position} entries are there."
        );
        await history.AssertIsPrefixAsync(storage);
        var held = await storage.Holdings.LoadAsync(history.Id("a"), default);
        Assert.Equal(
            groups.Last(group => group.Position == position).Stamp,
            held.IsEmpty ? 0 : Assert.Single(held).Held.Stamp
        );
        return position;
    }
}
