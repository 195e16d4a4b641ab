using System.Text;
using Federation.Conformance.Golden;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Federation.Storage.Sqlite;

namespace Federation.Storage.Tests.Sqlite;

/// <summary>
/// A small database of each schema that a release has written opens, verifies and says what it said:
/// tests/Federation.Conformance/Golden/README.md.
/// </summary>
public sealed class SqliteGoldenTests : IDisposable
{
    private const string Instance = "vn";
    private const string Present = "database.2.txt";

    private static readonly CommitteeId Nation = CommitteeId.Parse("vn");
    private static readonly CommitteeId Zone = CommitteeId.Parse("vn.iz");
    private static readonly CommitteeId Province = CommitteeId.Parse("ha-noi");

    private readonly DataFolder folder = new();
    private readonly DataFolder golden = new();

    public static TheoryData<string> Files => [.. GoldenFile.Named("database")];

    public void Dispose()
    {
        folder.Dispose();
        golden.Dispose();
    }

    [Fact]
    public async Task What_is_written_is_golden()
    {
        await WriteAsync();

        GoldenFile.AssertIs(
            Present,
            "A database as SQL: two committees, their entries, a snapshot, and a holding of another instance's child.",
            DatabaseText.Of(folder.FileOf(Instance))
        );
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Golden_databases_open_for_ever(string file)
    {
        var written = await WriteAsync();
        DatabaseText.Make(golden.FileOf(Instance), GoldenFile.Read(file));

        await using (var storage = await golden.OpenAsync(Instance))
        {
            Assert.Null(await storage.Journal.VerifyAsync(default));
            var entries = await storage.Journal.ReadChainAsync(0, default).ToListAsync();
            Assert.Equal(written.Select(History.Comparable), entries.Select(History.Comparable));
            Assert.Equal(new(3, written[^1].Hash, Epoch: 4), await storage.Journal.HeadAsync(default));
            var snapshot = await storage.Snapshots.LoadAsync(Zone, default);
            Assert.Equal(Bare(Shot(written[1])), Bare(snapshot!));
            Assert.Equal("a place", Encoding.UTF8.GetString(snapshot!.Place.Span));
            Assert.Equal("a record", Encoding.UTF8.GetString(snapshot.Payload.Span));
            await AssertHoldingAsync(storage, isThere: file == Present);
            Assert.Equal(3, await storage.Journal.RaiseIncarnationAsync(Nation, default));
        }

        await using var again = await golden.OpenAsync(Instance);
        await again.Holdings.SaveAsync(Change(incarnation: 3, stamp: 9), default);
        Assert.Equal(9, (await again.Holdings.LoadAsync(Nation, default)).Single().Held.Stamp);
    }

    [Fact]
    public async Task A_golden_database_is_written_again_as_it_is()
    {
        var lines = GoldenFile.Read(Present);
        DatabaseText.Make(golden.FileOf(Instance), lines);

        await (await golden.OpenAsync(Instance)).DisposeAsync();

        Assert.Equal(lines, DatabaseText.Of(golden.FileOf(Instance)));
    }

    private static Snapshot Bare(Snapshot snapshot) => snapshot with { Place = default, Payload = default };

    private static Snapshot Shot(JournalEntry entry) =>
        new(entry.Committee, entry.Sequence, entry.Hash, 2, "a place"u8.ToArray(), "a record"u8.ToArray());

    private static HoldingChange Change(long incarnation, long stamp) =>
        new(
            Nation,
            incarnation,
            Province,
            new(1, 7, stamp),
            new(70_000, string.Concat(Enumerable.Repeat("0f", 32))),
            new(2026, 1, 5, 1, 0, 0, 250, TimeSpan.Zero),
            Format: 1,
            IsWhole: true,
            "a tree"u8.ToArray(),
            [
                new(FigureKey.Total("party-members"), "figures"u8.ToArray()),
                new(new("admissions", Breakdown.Of([new("sector", "non-state.fdi")])), [0, 255]),
            ]
        );

    private static async Task AssertHoldingAsync(SqliteInstance storage, bool isThere)
    {
        var held = await storage.Holdings.LoadAsync(Nation, default);
        if (!isThere)
        {
            Assert.Empty(held);
            return;
        }

        var (expected, found) = (Change(incarnation: 2, stamp: 42), Assert.Single(held));
        Assert.Equal(
            (expected.Upper, expected.Child, expected.Held, expected.Mark, expected.HeardAt, expected.Format),
            (found.Upper, found.Child, found.Held, found.Mark, found.HeardAt, found.Format)
        );
        Assert.Equal(expected.Tree!, found.Tree.ToArray());
        Assert.Equal(
            expected.Keys.OrderBy(key => key.Key).Select(key => $"{key.Key} {Convert.ToHexString(key.Shown!)}"),
            found.Keys.Select(key => $"{key.Key} {Convert.ToHexString(key.Shown.Span)}")
        );
    }

    private async Task<List<JournalEntry>> WriteAsync()
    {
        await using var storage = await SqliteInstance.OpenAsync(folder.Path, Instance, new StoppedClock());
        var journal = storage.Journal;
        foreach (var committee in (CommitteeId[])[Nation, Zone, Nation])
        {
            await journal.RaiseIncarnationAsync(committee, default);
        }

        var at = new DateTimeOffset(2026, 1, 5, 1, 0, 0, 123, TimeSpan.Zero);
        var first = new EntryBody("event", 1, "{\"key\":\"established\"}"u8.ToArray(), at, "cấp ủy", "::1");
        var second = new EntryBody("of-the-future", 9, new byte[] { 0, 255 }, at.AddDays(1));
        var entries = new List<JournalEntry>();
        entries.AddRange(await journal.AppendAsync(new(Nation, 2, 0, [first]), default));
        entries.AddRange(await journal.AppendAsync(new(Zone, 1, 0, [first, second]), default));
        await storage.Snapshots.SaveAsync(Shot(entries[1]), default);
        await storage.Holdings.SaveAsync(Change(incarnation: 2, stamp: 42), default);
        await journal.RaiseEpochAsync(4, default);
        return entries;
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);
    }
}
