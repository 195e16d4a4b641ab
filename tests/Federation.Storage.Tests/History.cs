using System.Text;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Federation.Storage.Sqlite;

namespace Federation.Storage.Tests;

/// <summary>Writes entries that a test can look for again, and remembers what was acknowledged.</summary>
internal sealed class History(string instance)
{
    private readonly Dictionary<CommitteeId, long> sequences = [];

    public List<JournalEntry> Acknowledged { get; } = [];

    public CommitteeId Id(string local) => CommitteeId.Parse($"{instance}.{local}");

    /// <summary>A payload that says where it stands, of some length.</summary>
    public static string Text(CommitteeId committee, long sequence, int length = 0) =>
        $"<{committee}#{sequence}>".PadRight(length, '.');

    public Task AppendAsync(SqliteInstance storage, string local, int entries = 1, int length = 0) =>
        AppendAsync(storage.Journal, local, entries, length);

    public async Task AppendAsync(IJournal journal, string local, int entries = 1, int length = 0)
    {
        var committee = Id(local);
        if (!sequences.TryGetValue(committee, out var sequence))
        {
            await journal.RaiseIncarnationAsync(committee, default);
        }

        var bodies = Enumerable
            .Range(1, entries)
            .Select(number => Encoding.UTF8.GetBytes(Text(committee, sequence + number, length)))
            .Select(payload => new EntryBody("report-accepted", 1, payload, DateTimeOffset.UnixEpoch, "cấp ủy", null));
        var written = await journal.AppendAsync(new(committee, 1, sequence, [.. bodies]), default);
        lock (Acknowledged)
        {
            sequences[committee] = sequence + entries;
            Acknowledged.AddRange(written);
        }
    }

    /// <summary>A holding of a committee that has been activated once, told by its stamp.</summary>
    public HoldingChange Holding(string local, long stamp, int length = 0) =>
        new(
            Id(local),
            1,
            CommitteeId.Parse("da-nang"),
            new(1, 1, stamp),
            JournalMark.Beginning,
            DateTimeOffset.UnixEpoch,
            1,
            IsWhole: true,
            Encoding.UTF8.GetBytes(Text(Id(local), stamp, length)),
            [
                .. ((string[])["members", "classes"]).Select(key => new HeldKeyChange(
                    FigureKey.Total(key),
                    Encoding.UTF8.GetBytes(Text(Id(local), stamp, length))
                )),
            ]
        );

    public static string Comparable(Holding held) =>
        $"{held.Upper} {held.Child} {held.Held} {held.Mark} {held.HeardAt:O} {held.Format}"
        + $" {Encoding.UTF8.GetString(held.Tree.Span)}"
        + string.Concat(held.Keys.Select(key => $" {key.Key}={Encoding.UTF8.GetString(key.Shown.Span)}"));

    /// <summary>What is in the journal is what was acknowledged, up to its head.</summary>
    public Task AssertIsPrefixAsync(SqliteInstance storage) => AssertIsPrefixAsync(storage.Journal);

    /// <summary>What is in the journal is what was acknowledged, up to its head.</summary>
    public async Task AssertIsPrefixAsync(IJournal journal)
    {
        Assert.Null(await journal.VerifyAsync(default));
        var read = await journal.ReadChainAsync(0, default).ToListAsync();
        var expected = Acknowledged.OrderBy(entry => entry.Position).Take(read.Count);
        Assert.Equal(expected.Select(Comparable), read.Select(Comparable));
    }

    public static string Comparable(JournalEntry entry) =>
        $"{entry.Position} {entry.Committee} {entry.Sequence} {entry.Incarnation} {entry.Hash}"
        + $" {entry.Body.Kind} {entry.Body.Format} {entry.Body.At:O} {entry.Body.By} {entry.Body.From}"
        + $" {Encoding.UTF8.GetString(entry.Body.Payload.Span)}";
}
