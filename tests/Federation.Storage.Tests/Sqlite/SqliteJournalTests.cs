using Federation.Conformance;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Sqlite;

namespace Federation.Storage.Tests.Sqlite;

/// <summary>The journal's promises, on SQLite.</summary>
public sealed class SqliteJournalTests : JournalConformance
{
    private readonly DataFolder folder = new();
    private readonly Gate gate = new();
    private SqliteInstance? instance;

    protected override async Task<IJournal> OpenAsync()
    {
        var options = new SqliteOptions { BeforeGroup = gate.Pass, TailEntriesMax = 10 };
        instance = await folder.OpenAsync(Instance, options);
        return instance.Journal;
    }

    protected override ISnapshots SnapshotsOf(IJournal journal) => instance!.Snapshots;

    protected override IHoldings HoldingsOf(IJournal journal) => instance!.Holdings;

    protected override Task DamageHoldingsAsync(CommitteeId upper)
    {
        folder.Run(
            Instance,
            "UPDATE holding_keys SET shown = CAST(shown || x'00' AS BLOB) WHERE holding IN (SELECT h.id FROM holdings h"
                + $" JOIN committees c ON c.id = h.upper WHERE c.name = '{upper}')"
        );
        return Task.CompletedTask;
    }

    protected override IDisposable HoldWrites() => gate.Close();

    protected override Task ChangePayloadAsync(long position)
    {
        folder.Run(
            Instance,
            $"UPDATE entries SET payload = CAST(payload || x'00' AS BLOB) WHERE position = {position}"
        );
        return Task.CompletedTask;
    }

    protected override Task RemoveLastAsync()
    {
        folder.Run(Instance, "DELETE FROM entries WHERE position = (SELECT max(position) FROM entries)");
        return Task.CompletedTask;
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
