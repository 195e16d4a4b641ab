using Federation.Conformance.Memory;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Storage.Tests;

/// <summary>What the simulation breaks in the memory journal.</summary>
public class MemoryFaultsTests
{
    private static readonly CommitteeId Committee = CommitteeId.Parse("vn.iz");

    private readonly MemoryStore store = new("vn");
    private readonly MemoryFaults faults = new();

    [Fact]
    public async Task A_failure_before_the_write_writes_nothing()
    {
        var journal = await Activated();
        faults.BeforeWrite = (_, _) => throw new JournalUnavailableException("disk full");

        await Assert.ThrowsAsync<JournalUnavailableException>(() => Append(journal, 0));

        faults.BeforeWrite = null;
        Assert.Equal(0, (await journal.HeadAsync(default)).Position);
        await Append(journal, 0);
    }

    [Fact]
    public async Task A_failure_after_the_write_loses_the_answer_alone()
    {
        var journal = await Activated();
        faults.AfterWrite = _ => throw new JournalUnavailableException("power lost");

        await Assert.ThrowsAsync<JournalUnavailableException>(() => Append(journal, 0));

        faults.AfterWrite = null;
        Assert.Equal(1, (await journal.HeadAsync(default)).Position);
        await Assert.ThrowsAsync<JournalConflictException>(() => Append(journal, 0));
        await Append(journal, 1);
    }

    [Fact]
    public async Task A_killed_journal_writes_nothing_more()
    {
        var journal = await Activated();
        var disk = new TaskCompletionSource();
        faults.BeforeWrite = async (_, _) => await disk.Task;
        var waiting = Append(journal, 0);

        journal.Kill();
        disk.SetResult();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => waiting);
        faults.BeforeWrite = null;
        Assert.Equal(0, (await new MemoryJournal(store).HeadAsync(default)).Position);
    }

    [Fact]
    public async Task A_copy_of_the_store_goes_its_own_way()
    {
        var journal = await Activated();
        await Append(journal, 0);

        var backup = new MemoryJournal(store.Copy());
        await Append(journal, 1);
        await Append(backup, 1);
        await Append(backup, 2);

        Assert.Equal(2, (await journal.HeadAsync(default)).Position);
        Assert.Equal(3, (await backup.HeadAsync(default)).Position);
        Assert.Null(await journal.VerifyAsync(default));
        Assert.Null(await backup.VerifyAsync(default));
    }

    [Fact]
    public async Task A_holding_fails_like_any_write()
    {
        var journal = await Activated();
        faults.BeforeWrite = (_, _) => throw new JournalUnavailableException("disk full");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Save(journal, 1));

        (faults.BeforeWrite, faults.AfterWrite) = (null, _ => throw new JournalUnavailableException("power lost"));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Save(journal, 2));

        faults.AfterWrite = null;
        Assert.Equal(2, Assert.Single(await journal.Holdings.LoadAsync(Committee, default)).Held.Stamp);
    }

    [Fact]
    public async Task A_copy_has_the_holdings_and_epoch_of_its_time()
    {
        var journal = await Activated();
        await Save(journal, 1);
        await journal.RaiseEpochAsync(2, default);

        var backup = new MemoryJournal(store.Copy());
        await Save(journal, 2);
        await journal.RaiseEpochAsync(3, default);

        Assert.Equal(1, Assert.Single(await backup.Holdings.LoadAsync(Committee, default)).Held.Stamp);
        Assert.Equal(2, (await backup.HeadAsync(default)).Epoch);
        Assert.Equal(2, Assert.Single(await journal.Holdings.LoadAsync(Committee, default)).Held.Stamp);
    }

    [Fact]
    public async Task Snapshots_can_be_lost()
    {
        var journal = await Activated();
        await journal.Snapshots.SaveAsync(new(Committee, 0, ChainHash.Empty, 1, default, default), default);

        store.DropSnapshots();

        Assert.Null(await journal.Snapshots.LoadAsync(Committee, default));
    }

    private static async Task Save(MemoryJournal journal, long stamp) =>
        await journal.Holdings.SaveAsync(
            new(
                Committee,
                1,
                CommitteeId.Parse("ha-noi"),
                new(1, 1, stamp),
                JournalMark.Beginning,
                DateTimeOffset.UnixEpoch,
                1,
                IsWhole: true,
                [],
                []
            ),
            default
        );

    private async Task<MemoryJournal> Activated()
    {
        var journal = new MemoryJournal(store, faults);
        await journal.RaiseIncarnationAsync(Committee, default);
        return journal;
    }

    private static async Task Append(MemoryJournal journal, long expectedSequence) =>
        await journal.AppendAsync(
            new(Committee, 1, expectedSequence, [new("x", 1, default, DateTimeOffset.UnixEpoch)]),
            default
        );
}
