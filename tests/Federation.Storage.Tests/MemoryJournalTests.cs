using Federation.Conformance;
using Federation.Conformance.Memory;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Storage.Tests;

/// <summary>The reference adapter keeps the port's promises too.</summary>
public sealed class MemoryJournalTests : JournalConformance
{
    private readonly MemoryStore store = new(Instance);
    private readonly Gate gate = new();

    protected override Task<IJournal> OpenAsync() =>
        Task.FromResult<IJournal>(
            new MemoryJournal(store, new() { BeforeWrite = (_, cancellation) => gate.PassAsync(cancellation) })
        );

    protected override ISnapshots SnapshotsOf(IJournal journal) => ((MemoryJournal)journal).Snapshots;

    protected override IHoldings HoldingsOf(IJournal journal) => ((MemoryJournal)journal).Holdings;

    protected override Task DamageHoldingsAsync(CommitteeId upper)
    {
        store.DamageHoldings(upper);
        return Task.CompletedTask;
    }

    protected override IDisposable HoldWrites() => gate.Close();

    protected override Task ChangePayloadAsync(long position)
    {
        store.ChangePayload(position);
        return Task.CompletedTask;
    }

    protected override Task RemoveLastAsync()
    {
        store.RemoveLast();
        return Task.CompletedTask;
    }
}
