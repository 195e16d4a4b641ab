using Federation.Conformance;
using Federation.Core.Committees;
using Federation.Core.Reports;
using Federation.Engine.Agents;
using Federation.Engine.Ports;

namespace Federation.Engine.Tests;

/// <summary>The engine of one process, as its callers use it.</summary>
public sealed class EmbeddedTests
{
    [Fact]
    public async Task A_full_mailbox_says_when_to_come_back()
    {
        await using var world = new EmbeddedWorld(new() { CommandsMax = 2 });
        var gate = new Gate();
        world.Faults.BeforeWrite = (_, cancellation) => gate.PassAsync(cancellation);
        await world.StartAsync();
        await world.EstablishAsync("x", null);
        var waiting = new List<Task<Receipt>>();
        using (gate.Close())
        {
            var refused = await Assert.ThrowsAsync<FederationBusyException>(async () =>
            {
                // One takes its turn and waits for the journal, two wait for theirs; more find no room.
                for (var i = 0; i < 5; i++)
                {
                    var submitted = world.SubmitAsync("x", Given.Stock($"r{i}", "2020-01-31", i));
                    if (submitted.IsFaulted)
                    {
                        await submitted;
                    }

                    waiting.Add(submitted);
                }
            });
            Assert.Equal(new AgentLimits().RetryAfter, refused.RetryAfter);
        }

        await Waiting.For(Task.WhenAll(waiting), "the reports that found room");
        Assert.InRange(waiting.Count, 2, 3);
        Assert.All(waiting, receipt => Assert.True(receipt.Result.Sequence > 0));
    }

    [Fact]
    public async Task Children_of_an_absorbed_committee_follow_it()
    {
        await using var world = await TwoProvincesAsync();
        await world.SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40, scope: Scope.Subtree));
        await world.SubmitAsync("a", Given.Stock("own", "2020-01-31", 3));
        await world.SubmitAsync("b", Given.Stock("own", "2020-01-31", 5));
        await world.RecordAsync("a", Given.Event("merged", EventKind.MergedInto, "2025-07-01", "b"));
        Assert.Equal(43, await world.MembersAsync("a", "2025-06-30"));
        Assert.Null(await world.MembersAsync("a", "2025-07-01"));
        Assert.Equal(5, await world.MembersAsync("b", "2025-06-30"));
        Assert.Equal(48, await world.MembersAsync("b", "2025-07-01"));
        Assert.Equal(48, await world.MembersAsync("n", "2025-06-30"));
        Assert.Equal(48, await world.MembersAsync("n", "2025-07-01"));
        Assert.Equal(48, await world.MembersAsync("b", "2020-02-01", boundariesAt: "2026-01-01"));
        var zone = await world.Federation.Committee(Given.Id("a.z")).ProfileAsync(Given.Day("2025-07-01"), default);
        Assert.Equal(Given.Id("b"), zone.Parent);
    }

    [Fact]
    public async Task What_the_carried_stock_was_ends_with_the_successors_own_figure()
    {
        await using var world = await TwoProvincesAsync();
        await world.SubmitAsync("a", Given.Stock("own", "2020-01-31", 3));
        await world.SubmitAsync("b", Given.Stock("own", "2020-01-31", 5));
        await world.RecordAsync("a", Given.Event("merged", EventKind.MergedInto, "2025-07-01", "b"));
        await world.SubmitAsync("b", Given.Stock("own-2", "2025-08-31", 9));
        await world.Federation.SettleAsync(default);
        Assert.Equal(8, await world.MembersAsync("b", "2025-08-30"));
        Assert.Equal(9, await world.MembersAsync("b", "2025-08-31"));
    }

    [Fact]
    public async Task An_odd_period_is_asked_of_those_below()
    {
        await using var world = await TwoProvincesAsync();
        await world.SubmitAsync("a.z", Given.Flow("q1", "2020-Q1", 4));
        await world.SubmitAsync("a.z", Given.Flow("q2", "2020-Q2", 5));
        await world.SubmitAsync("b", Given.Flow("q2", "2020-Q2", 7));
        await world.Federation.SettleAsync(default);
        Assert.Equal(16, await world.AdmissionsAsync("n", "2020"));
        Assert.Equal(12, await world.AdmissionsAsync("n", "2020-04-01/2020-08-13"));
        Assert.Null(await world.AdmissionsAsync("n", "2020-04-02/2020-08-13"));
    }

    [Fact]
    public async Task A_transfer_counts_each_day_where_it_was()
    {
        await using var world = await TwoProvincesAsync();
        await world.SubmitAsync("a.z", Given.Flow("q1", "2020-Q1", 4));
        await world.SubmitAsync("a.z", Given.Flow("q2", "2020-Q2", 5));
        await world.RecordAsync("a.z", Given.Event("moved", EventKind.Transferred, "2020-04-01", "b"));
        Assert.Equal(4, await world.AdmissionsAsync("a", "2020"));
        Assert.Equal(5, await world.AdmissionsAsync("b", "2020"));
        Assert.Equal(9, await world.AdmissionsAsync("n", "2020"));
        Assert.Equal(9, await world.AdmissionsAsync("b", "2020", boundariesAt: "2026-01-01"));
    }

    [Theory]
    [InlineData("n", "a.z", "tree-cycle")]
    [InlineData("a", "a", "tree-cycle")]
    [InlineData("a", "a.z", "tree-cycle")]
    public async Task A_committee_cannot_come_under_itself(string id, string parent, string code)
    {
        await using var world = await TwoProvincesAsync();
        var moved = Given.Event("moved", EventKind.Transferred, "2020-04-01", parent);
        var refused = await Assert.ThrowsAsync<RequestRefusedException>(() => world.RecordAsync(id, moved));
        Assert.Equal(code, refused.Code);
        Assert.NotEqual(refused.Text.Vi, refused.Text.En);
    }

    [Fact]
    public async Task Moves_that_were_decided_ahead_cannot_close_a_cycle()
    {
        await using var world = await TwoProvincesAsync();
        await world.EstablishAsync("c", "n", "province");
        await world.RecordAsync("c", Given.Event("ahead", EventKind.Transferred, "2024-01-01", "a"));
        await world.RecordAsync("b", Given.Event("ahead", EventKind.Transferred, "2023-01-01", "c"));
        await Refused(
            "tree-cycle",
            () => world.RecordAsync("a", Given.Event("closing", EventKind.Transferred, "2022-01-01", "b"))
        );
        await world.RecordAsync("a", Given.Event("back", EventKind.Transferred, "2023-06-01", "n"));
        await world.RecordAsync("a", Given.Event("open", EventKind.Transferred, "2022-01-01", "b"));
    }

    [Fact]
    public async Task A_parent_whose_days_were_taken_back_lets_go()
    {
        await using var world = await TwoProvincesAsync();
        await world.SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        await world.RecordAsync("a.z", Given.Event("e1", EventKind.Transferred, "2022-01-01", "b"));
        await world.RecordAsync("a.z", Given.Event("e2", EventKind.Transferred, "2022-01-01", "n"));
        Assert.Null(await world.MembersAsync("b", "2023-01-01"));
        Assert.Equal(40, await world.MembersAsync("n", "2023-01-01"));
        await world.RestartAsync();
        Assert.Equal(0, world.Federation.ClosedGates);
        Assert.Null(await world.MembersAsync("b", "2023-01-01"));
        Assert.Equal(40, await world.MembersAsync("n", "2023-01-01"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_leaves_nothing()
    {
        await using var world = await TwoProvincesAsync();
        var before = await world.Federation.Committee(Given.Id("a")).ProfileAsync(Given.Day("2020-01-01"), default);
        await Assert.ThrowsAsync<CommitteeUnknownException>(() => world.EstablishAsync("c", "nowhere"));
        await Assert.ThrowsAsync<CommitteeUnknownException>(() =>
            world.SubmitAsync("c", Given.Stock("r", "2020-01-31", 1))
        );
        await Refused("root-exists", () => world.EstablishAsync("d", null));
        await Refused(
            "children-active",
            () => world.RecordAsync("a", Given.Event("e", EventKind.Dissolved, "2020-01-01"))
        );
        await world.RecordAsync("a.z", Given.Event("e", EventKind.Dissolved, "2020-01-01"));
        await Refused("committee-not-active", () => world.EstablishAsync("a.y", "a.z"));
        await Refused(
            "event-differs",
            () => world.RecordAsync("a.z", Given.Event("e", EventKind.Dissolved, "2020-02-01"))
        );
        await world.SubmitAsync("a", Given.Stock("r", "2020-01-31", 1));
        await Refused("revision-differs", () => world.SubmitAsync("a", Given.Stock("r", "2020-01-31", 2)));
        var after = await world.Federation.Committee(Given.Id("a")).ProfileAsync(Given.Day("2020-01-01"), default);
        Assert.Equal(before.Events.Length, after.Events.Length);
        Assert.Equal(1, await world.MembersAsync("a", "2020-02-01"));
    }

    [Fact]
    public async Task A_lower_revision_that_comes_late_is_kept_but_does_not_count()
    {
        await using var world = await TwoProvincesAsync();
        await world.SubmitAsync("a", Given.Stock("r", "2020-01-31", 2, revision: 2));
        var late = await world.SubmitAsync("a", Given.Stock("r", "2020-01-31", 1));
        Assert.True(late.Superseded);
        Assert.Equal(2, await world.MembersAsync("a", "2020-02-01"));
    }

    [Fact]
    public async Task A_restart_gives_the_same_figures_with_and_without_snapshots()
    {
        await using var world = await TwoProvincesAsync();
        await world.SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40, scope: Scope.Subtree));
        await world.SubmitAsync("a.z", Given.Flow("f", "2020-Q1", 4));
        await world.SubmitAsync("b", Given.Stock("r", "2020-01-31", 5));
        await world.RecordAsync("a", Given.Event("merged", EventKind.MergedInto, "2025-07-01", "b"));
        for (var restart = 0; restart < 2; restart++)
        {
            await world.RestartAsync();
            Assert.Equal(0, world.Federation.ClosedGates);
            Assert.Equal(45, await world.MembersAsync("n", "2026-01-01"));
            Assert.Equal(45, await world.MembersAsync("b", "2026-01-01"));
            Assert.Equal(4, await world.AdmissionsAsync("n", "2020"));
            Assert.True((await world.SubmitAsync("b", Given.Stock("r", "2020-01-31", 5))).Repeated);
        }
    }

    [Fact]
    public async Task After_a_failed_write_the_committee_goes_on_from_its_journal()
    {
        await using var world = await TwoProvincesAsync();
        world.Faults.BeforeWrite = (_, _) => throw new JournalUnavailableException("disk full");
        await Assert.ThrowsAsync<JournalUnavailableException>(() =>
            world.SubmitAsync("a", Given.Stock("r", "2020-01-31", 1))
        );
        Assert.Null(await world.MembersAsync("a", "2020-02-01"));
        world.Faults.BeforeWrite = null;
        await world.SubmitAsync("a", Given.Stock("r", "2020-01-31", 1));
        await world.Federation.SettleAsync(default);
        Assert.Equal(1, await world.MembersAsync("n", "2020-02-01"));
    }

    [Fact]
    public async Task Once_started_an_upper_has_heard_of_a_child_that_it_did_not_know()
    {
        await using var world = await TwoProvincesAsync();
        await world.SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        world.Faults.BeforeWrite = (committee, _) =>
            committee == Given.Id("b") ? throw new JournalUnavailableException("no roster for b") : default;
        await world.RecordAsync("a.z", Given.Event("moved", EventKind.Transferred, "2025-07-01", "b"));
        Assert.Null(await world.MembersAsync("b", "2025-07-01"));
        world.Faults.BeforeWrite = null;
        // Opened in this order, the child speaks before the upper is there.
        await world.RestartAsync();
        Assert.Equal(40, await world.MembersAsync("b", "2025-07-01"));
    }

    [Fact]
    public async Task Whoever_waits_for_a_change_hears_of_it()
    {
        await using var world = await TwoProvincesAsync();
        var nation = world.Federation.Committee(Given.Id("n"));
        var start = await nation.ChangesAsync(null, default);
        var change = nation.ChangesAsync(start.Version, default).AsTask();
        await world.SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        var heard = await Waiting.For(change, "the change at the nation");
        Assert.Contains(Given.Members, heard.Keys);
        Assert.False(heard.Reset);
        await world.RestartAsync();
        var reset = await world.Federation.Committee(Given.Id("n")).ChangesAsync(heard.Version, default);
        Assert.True(reset.Reset);
    }

    private static async Task Refused(string code, Func<Task> action) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RequestRefusedException>(action)).Code);

    /// <summary>A nation n with the provinces a, which has the zone a.z, and b.</summary>
    private static async Task<EmbeddedWorld> TwoProvincesAsync()
    {
        var world = new EmbeddedWorld();
        await world.StartAsync();
        await world.EstablishAsync("n", null, "national");
        await world.EstablishAsync("a", "n", "province");
        await world.EstablishAsync("b", "n", "province");
        await world.EstablishAsync("a.z", "a");
        return world;
    }
}
