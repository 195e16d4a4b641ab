using System.Collections.Immutable;
using System.Text;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Conformance;

/// <summary>
/// What <see cref="IJournal"/>, <see cref="ISnapshots"/> and <see cref="IHoldings"/> promise, for every adapter to inherit. Each test has a
/// storage of its own, empty at first, which outlives the journals that are opened on it.
/// </summary>
public abstract partial class JournalConformance : IAsyncLifetime
{
    /// <summary>The instance to open.</summary>
    protected const string Instance = "ha-noi";

    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly List<IJournal> opened = [];

    /// <summary>Opens the test's own storage; again, after the journal before was closed.</summary>
    protected abstract Task<IJournal> OpenAsync();

    /// <summary>The snapshots beside a journal.</summary>
    protected abstract ISnapshots SnapshotsOf(IJournal journal);

    /// <summary>The holdings beside a journal.</summary>
    protected abstract IHoldings HoldingsOf(IJournal journal);

    /// <summary>
    /// Keeps the open journal from writing until what is returned is disposed: what is asked of it meanwhile waits, and
    /// then, where the adapter has groups, is one.
    /// </summary>
    protected abstract IDisposable HoldWrites();

    /// <summary>Changes a stored payload behind a closed journal's back, leaving its hash.</summary>
    protected abstract Task ChangePayloadAsync(long position);

    /// <summary>Removes the last entry behind a closed journal's back, leaving the head.</summary>
    protected abstract Task RemoveLastAsync();

    /// <summary>Damages what an upper holds behind a closed journal's back.</summary>
    protected abstract Task DamageHoldingsAsync(CommitteeId upper);

    /// <summary>Nothing to do: each test opens its own.</summary>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Closes what the test opened; an adapter's tests add the removal of the storage.</summary>
    public virtual async Task DisposeAsync()
    {
        foreach (var journal in opened)
        {
            await journal.DisposeAsync();
        }
    }

    /// <summary>Opens the storage for the length of the test.</summary>
    protected async Task<IJournal> Open()
    {
        var journal = await OpenAsync();
        opened.Add(journal);
        return journal;
    }

    private async Task<IJournal> Reopen(IJournal journal)
    {
        await journal.DisposeAsync();
        return await Open();
    }

    private static CommitteeId Id(string local) => CommitteeId.Parse($"{Instance}.{local}");

    private static EntryBody Body(string text) => new("report-accepted", 1, Encoding.UTF8.GetBytes(text), Noon);

    private static JournalAppend Append(CommitteeId committee, long expectedSequence, params string[] texts) =>
        new(committee, 1, expectedSequence, [.. texts.Select(Body)]);

    private static async Task<CommitteeId> Activated(IJournal journal, string local)
    {
        Assert.Equal(1, await journal.RaiseIncarnationAsync(Id(local), default));
        return Id(local);
    }

    private static async Task<ImmutableArray<JournalEntry>> Read(
        IJournal journal,
        CommitteeId committee,
        long after = 0
    ) => [.. await journal.ReadAsync(committee, after, default).ToListAsync()];

    private static async Task<ImmutableArray<JournalEntry>> ReadChain(IJournal journal, long after = 0) =>
        [.. await journal.ReadChainAsync(after, default).ToListAsync()];

    private static IEnumerable<string> Texts(IEnumerable<JournalEntry> entries) =>
        entries.Select(entry => Encoding.UTF8.GetString(entry.Body.Payload.Span));

    /// <summary>Payloads are compared by their bytes; a record compares the memory that they lie in.</summary>
    private static void AssertSame(IEnumerable<JournalEntry> expected, IEnumerable<JournalEntry> actual)
    {
        static JournalEntry Bare(JournalEntry entry) => entry with { Body = entry.Body with { Payload = default } };

        Assert.Equal(expected.Select(Bare), actual.Select(Bare));
        Assert.Equal(
            expected.Select(entry => Convert.ToHexString(entry.Body.Payload.Span)),
            actual.Select(entry => Convert.ToHexString(entry.Body.Payload.Span))
        );
    }

    private static async Task AssertIsOneChain(IJournal journal)
    {
        Assert.Null(await journal.VerifyAsync(default));
        var previous = ChainHash.Empty;
        var position = 0L;
        foreach (var entry in await ReadChain(journal))
        {
            Assert.Equal(++position, entry.Position);
            Assert.True(ChainHash.Holds(previous, entry), $"Entry {position} does not follow on the one before.");
            previous = entry.Hash;
        }

        var head = await journal.HeadAsync(default);
        Assert.Equal((position, previous), (head.Position, head.Hash));
    }
}
