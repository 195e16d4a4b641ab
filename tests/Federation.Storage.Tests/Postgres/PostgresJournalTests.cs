using Federation.Conformance;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Postgres;

namespace Federation.Storage.Tests.Postgres;

/// <summary>The journal's promises, on PostgreSQL.</summary>
public sealed class PostgresJournalTests : JournalConformance
{
    private readonly Gate gate = new();
    private TestDatabase? storage;
    private PostgresDatabase? database;
    private PostgresInstance? instance;

    protected override async Task<IJournal> OpenAsync()
    {
        storage ??= await TestDatabase.RentAsync();
        database ??= await storage.ConnectAsync(new() { BeforeGroup = gate.Pass, TailEntriesMax = 10 });
        instance = await PostgresInstance.OpenAsync(database, Instance);
        return instance.Journal;
    }

    protected override ISnapshots SnapshotsOf(IJournal journal) => instance!.Snapshots;

    protected override IHoldings HoldingsOf(IJournal journal) => instance!.Holdings;

    protected override Task DamageHoldingsAsync(CommitteeId upper) =>
        storage!.RunAsync(
            "UPDATE holding_keys SET shown = shown || '\\x00' WHERE (instance, holding) IN (SELECT h.instance, h.id"
                + " FROM holdings h JOIN committees c ON c.instance = h.instance AND c.id = h.upper"
                + $" WHERE c.name = '{upper}')"
        );

    protected override IDisposable HoldWrites() => gate.Close();

    protected override Task ChangePayloadAsync(long position) =>
        storage!.RunAsync($"UPDATE entries SET payload = payload || '\\x00' WHERE position = {position}");

    protected override Task RemoveLastAsync() =>
        storage!.RunAsync("DELETE FROM entries WHERE position = (SELECT max(position) FROM entries)");

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await storage!.DisposeAsync();
    }
}
