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
