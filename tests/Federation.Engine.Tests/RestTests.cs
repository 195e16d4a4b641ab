using System.Collections.Concurrent;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Embedded;
using Federation.Engine.Queries;

namespace Federation.Engine.Tests;

/// <summary>Committees of which nobody wants anything leave memory, and nobody notices.</summary>
public sealed class RestTests : IAsyncDisposable
{
    private readonly ManualClock clock = new();
    private readonly EmbeddedWorld world;

    public RestTests() => world = new(clock: clock);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_quiet_committee_leaves_memory_and_answers_as_before()
    {
        await ProvinceAsync();
        await QuietAsync();

        Assert.Equal(2, world.Federation.AtRest);
        Assert.Equal(12, await world.MembersAsync("n", "2020-02-01"));
        Assert.Equal(2, world.Federation.AtRest);

        Assert.Equal(7, await world.MembersAsync("n.c1", "2020-02-01"));
        Assert.Equal(1, world.Federation.AtRest);
        var report = await world.Federation.Committee(Given.Id("n.c2")).ReportAsync("r", null, default);
        Assert.Equal(5, report?.Content.Observations.Single().Quantity.Low);
    }

    [Fact]
    public async Task The_second_that_passes_while_it_is_put_to_rest_does_not_wake_it()
    {
        await ProvinceAsync();
        var (saving, may) = (new TaskCompletionSource(), new TaskCompletionSource());
        world.Faults.BeforeWrite = async (committee, _) =>
        {
            if (committee == Given.Id("n.c1"))
            {
                saving.TrySetResult();
                await may.Task;
            }
        };
        clock.Advance(new AgentLimits().RestAfter);
        await saving.Task;
        clock.Advance(TimeSpan.FromSeconds(1));
        may.SetResult();
        await world.Federation.SettleAsync(default);

        Assert.Equal(2, world.Federation.AtRest);
    }

    [Fact]
    public async Task A_report_to_a_committee_at_rest_is_in_the_sum_above()
    {
        await ProvinceAsync();
        await QuietAsync();

        await world.SubmitAsync("n.c1", Given.Stock("later", "2020-03-31", 9));
        await world.Federation.SettleAsync(default);
        Assert.Equal(14, await world.MembersAsync("n", "2020-04-01"));

        await world
            .Federation.Committee(Given.Id("n.c2"))
            .WithdrawAsync("r", "wrong", Ports.Actor.System, CancellationToken.None);
        await world.Federation.SettleAsync(default);
        Assert.Equal(9, await world.MembersAsync("n", "2020-04-01"));
    }

    [Fact]
    public async Task After_a_start_nobody_is_woken_who_has_nothing_to_say()
    {
        await ProvinceAsync();
        await world.RestartAsync();

        Assert.Equal(4, world.Federation.AtRest);
        Assert.Equal(0, world.Federation.ClosedGates);
        Assert.Equal(12, await world.MembersAsync("n", "2020-02-01"));
        Assert.Equal(3, world.Federation.AtRest);

        await world.SubmitAsync("n.c1", Given.Stock("later", "2020-03-31", 9));
        await world.Federation.SettleAsync(default);
        Assert.Equal(14, await world.MembersAsync("n", "2020-04-01"));
    }

    [Fact]
    public async Task Who_wrote_after_the_last_snapshots_is_woken_and_all_above()
    {
        await ProvinceAsync();
        await QuietAsync();
        await world.SubmitAsync("n.c1", Given.Stock("later", "2020-03-31", 9));
        await world.Federation.SettleAsync(default);
        await world.StartAfterKillAsync();

        // c2, whose snapshot lacks nothing, is compared without being woken.
        Assert.Equal(1, world.Federation.AtRest);
        Assert.Equal(0, world.Federation.ClosedGates);
        Assert.Equal(14, await world.MembersAsync("n", "2020-04-01"));
    }

    [Fact]
    public async Task Snapshots_of_a_child_and_of_its_parent_that_do_not_agree_are_compared()
    {
        await ProvinceAsync();
        await QuietAsync();
        await world.SubmitAsync("n.c1", Given.Stock("later", "2020-03-31", 9));
        await world.Federation.SettleAsync(default);
        // The child's goes on; the parent's stays what it was.
        world.Faults.BeforeWrite = (committee, _) =>
            committee == Given.Id("n.c1")
                ? ValueTask.CompletedTask
                : throw new Ports.JournalUnavailableException("disk full");
        await QuietAsync(mayFail: true);
        world.Faults.BeforeWrite = null;
        await world.StartAfterKillAsync();

        Assert.Equal(0, world.Federation.ClosedGates);
        Assert.Equal(14, await world.MembersAsync("n", "2020-04-01"));
    }

    [Fact]
    public async Task Committees_at_rest_are_found_and_events_reach_them()
    {
        await ProvinceAsync();
        await world.RestartAsync();

        var found = await world.Federation.SearchAsync(
            new DirectoryQuery(null, null, null, Given.Day("2020-01-01"), 10, null),
            CancellationToken.None
        );
        Assert.Equal(["n", "n.c1", "n.c2", "n.p"], found.Entries.Select(e => e.Id.ToString()));
        Assert.Equal(4, world.Federation.AtRest);

        await world.EstablishAsync("n.c1-1", "n.c1", "cell");
        await world.SubmitAsync("n.c1-1", Given.Stock("r", "2020-03-31", 1));
        await world.RecordAsync("n.c2", Given.Event("moved", EventKind.Transferred, "2020-02-01", "n"));
        await world.RecordAsync("n.p", Given.Event("counts", EventKind.CountsFromBelow, "2020-03-01"));
        await world.Federation.SettleAsync(default);
        Assert.Equal(8, await world.MembersAsync("n.c1", "2020-04-01"));
        Assert.Equal(12, await world.MembersAsync("n.p", "2020-01-31"));
        Assert.Equal(8, await world.MembersAsync("n.p", "2020-04-01"));
        Assert.Equal(13, await world.MembersAsync("n", "2020-04-01"));
    }

    [Fact]
    public async Task Whoever_is_watched_does_not_rest_and_tells_what_changes()
    {
        await ProvinceAsync();
        var leaf = world.Federation.Committee(Given.Id("n.c1"));
        var now = await leaf.ChangesAsync(null, CancellationToken.None);
        var watching = leaf.ChangesAsync(now.Version, CancellationToken.None).AsTask();
        await QuietAsync();

        Assert.Equal(1, world.Federation.AtRest);
        await world.SubmitAsync("n.c1", Given.Stock("later", "2020-03-31", 9));
        Assert.Contains(Given.Members, (await watching).Keys);
    }

    /// <summary>n above n.p above n.c1 (7 members) and n.c2 (5).</summary>
    private async Task ProvinceAsync()
    {
        await world.StartAsync();
        await world.EstablishAsync("n", null, "national");
        await world.EstablishAsync("n.p", "n", "province");
        await world.EstablishAsync("n.c1", "n.p", "cell");
        await world.EstablishAsync("n.c2", "n.p", "cell");
        await world.SubmitAsync("n.c1", Given.Stock("r", "2020-01-31", 7));
        await world.SubmitAsync("n.c2", Given.Stock("r", "2020-01-31", 5));
        await world.Federation.SettleAsync(default);
    }

    /// <summary>Nobody wants anything for long enough.</summary>
    private async Task QuietAsync(bool mayFail = false)
    {
        var faults = new ConcurrentQueue<string>();
        void Note(CommitteeId committee, Exception fault) => faults.Enqueue($"{committee}: {fault}");
        world.Federation.Faulted += Note;
        clock.Advance(new AgentLimits().RestAfter + TimeSpan.FromSeconds(1));
        await world.Federation.SettleAsync(default);
        world.Federation.Faulted -= Note;
        Assert.True(mayFail || faults.IsEmpty, string.Join('\n', faults));
    }
}
