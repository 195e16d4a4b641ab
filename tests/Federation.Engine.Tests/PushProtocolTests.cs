using Federation.Core.Committees;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Tests;

/// <summary>The rules of architecture.md, "The push protocol", one by one.</summary>
public sealed class PushProtocolTests
{
    private readonly AgentWorld world = new();

    [Fact]
    public async Task A_report_reaches_every_committee_above()
    {
        await ThreeLevelsAsync();
        await world.SubmitAsync("x.c", Given.Stock("r", "2020-01-31", 7));
        await world.DeliverAllAsync();
        Assert.Equal(7, world.Members("x", "2020-02-01"));
        Assert.Null(world.Members("x", "2020-01-30"));
    }

    [Fact]
    public async Task A_repeated_push_changes_nothing()
    {
        await ThreeLevelsAsync();
        await world.SubmitAsync("x.c", Given.Stock("r", "2020-01-31", 7));
        var push = world.Take<Push>();
        await world.DeliverAsync(push);
        var version = world["x.b"].View.Version;
        await world.DeliverAsync(push);
        Assert.Equal(version, world["x.b"].View.Version);
        await world.DeliverAllAsync();
        Assert.Equal(7, world.Members("x", "2020-02-01"));
    }

    [Fact]
    public async Task Changes_are_coalesced_while_a_push_is_under_way()
    {
        await ThreeLevelsAsync();
        await world.SubmitAsync("x.c", Given.Stock("r1", "2020-01-31", 7));
        await world.SubmitAsync("x.c", Given.Stock("r2", "2020-02-29", 8));
        await world.SubmitAsync("x.c", Given.Stock("r3", "2020-03-31", 9));
        Assert.Single(world.Sent.OfType<Push>());
        await world.DeliverAllAsync();
        Assert.Equal(9, world.Members("x", "2020-04-01"));
        Assert.Equal(7, world.Members("x", "2020-02-01"));
    }

    [Fact]
    public async Task A_lost_push_is_sent_again_with_what_came_after()
    {
        await ThreeLevelsAsync();
        await world.SubmitAsync("x.c", Given.Stock("r1", "2020-01-31", 7));
        world.Take<Push>();
        await world.SubmitAsync("x.c", Given.Stock("r2", "2020-02-29", 8));
        Assert.Empty(world.Sent);
        world.Clock.Advance(world.Limits.ResendAfter);
        world["x.c"].Tick();
        await world.DeliverAllAsync();
        Assert.Equal(7, world.Members("x", "2020-02-01"));
        Assert.Equal(8, world.Members("x", "2020-03-01"));
    }

    [Fact]
    public async Task A_push_from_beyond_what_is_held_is_sent_again_from_there()
    {
        await ThreeLevelsAsync();
        await world.SubmitAsync("x.c", Given.Stock("r1", "2020-01-31", 7));
        var lost = world.Take<Push>();
        var receiver = world["x.b"].View.Version;
        await world.DeliverAsync(new PushReply(lost.To, lost.From, PushOutcome.Held, lost.Version, receiver));
        await world.SubmitAsync("x.c", Given.Stock("r2", "2020-02-29", 8));
        await world.DeliverAsync(world.Take<Push>());
        Assert.Equal(PushOutcome.NeedFromHeld, Assert.Single(world.Sent.OfType<PushReply>()).Outcome);
        await world.DeliverAllAsync();
        Assert.Equal(7, world.Members("x", "2020-02-01"));
        Assert.Equal(8, world.Members("x", "2020-03-01"));
    }

    [Fact]
    public async Task A_new_activation_sends_the_whole_before_anything_less()
    {
        await ThreeLevelsAsync();
        await world.SubmitAsync("x.c", Given.Stock("r1", "2020-01-31", 7));
        var partial = world.Take<Push>();
        var newer = partial with
        {
            Base = partial.Base with { Incarnation = 9 },
            Version = partial.Version with { Incarnation = 9 },
        };
        await world.DeliverAsync(newer);
        Assert.Equal(PushOutcome.NeedWhole, world.Take<PushReply>().Outcome);
        Assert.Null(world.Members("x.b", "2020-02-01"));
    }

    [Fact]
    public async Task A_new_activation_in_the_instance_shows_its_own_new_objects()
    {
        await ThreeLevelsAsync();
        await world.SubmitAsync("x.c", Given.Stock("r1", "2020-01-31", 7));
        await world.DeliverAllAsync();
        await world.ActivateAsync("x.c");
        await world.DeliverAsync(world.Take<Offer>());
        Assert.Equal(PushOutcome.NeedWhole, world.Take<PushReply>().Outcome);
        Assert.Equal(7, world.Members("x", "2020-02-01"));
    }

    [Fact]
    public async Task Two_that_were_each_above_the_other_do_not_wait_for_one_another()
    {
        await world.EstablishAsync("x", null);
        await world.EstablishAsync("x.a", "x");
        await world.EstablishAsync("x.b", "x.a");
        await world.SubmitAsync("x.b", Given.Stock("r", "2022-01-31", 7));
        await RecordAsync("x.b", Given.Event("up", EventKind.Transferred, "2020-01-01", "x"));
        await RecordAsync("x.a", Given.Event("down", EventKind.Transferred, "2021-01-01", "x.b"));
        foreach (var id in new[] { "x", "x.a", "x.b" })
        {
            await world.ActivateAsync(id);
        }

        await world.DeliverAllAsync();
        Assert.True(world["x"].View.IsGateOpen);
        Assert.False(world.Ask("x", "2022-02-01").Stale);
        Assert.Equal(7, world.Members("x", "2022-02-01"));
    }

    [Fact]
    public async Task A_ring_of_past_parents_does_not_wait_for_itself()
    {
        await world.EstablishAsync("x", null);
        await world.EstablishAsync("x.a", "x");
        await world.EstablishAsync("x.b", "x.a");
        await world.EstablishAsync("x.c", "x.b");
        await world.SubmitAsync("x.c", Given.Stock("r", "2022-01-31", 7));
        await RecordAsync("x.c", Given.Event("out", EventKind.Transferred, "2020-01-01", "x"));
        await RecordAsync("x.a", Given.Event("under", EventKind.Transferred, "2021-01-01", "x.c"));
        foreach (var id in new[] { "x", "x.a", "x.b", "x.c" })
        {
            await world.ActivateAsync(id);
        }

        await world.DeliverAllAsync();
        Assert.All(new[] { "x", "x.a", "x.b", "x.c" }, id => Assert.True(world[id].View.IsGateOpen));
        Assert.False(world.Ask("x", "2022-02-01").Stale);
        Assert.Equal(7, world.Members("x", "2022-02-01"));
    }

    private async Task RecordAsync(string id, CommitteeEvent happened)
    {
        await world[id].RecordAsync(happened, Actor.System, CancellationToken.None);
        await world.DeliverAllAsync();
    }

    [Fact]
    public async Task An_older_activation_is_told_that_it_is_over()
    {
        await ThreeLevelsAsync();
        var older = world["x.c"];
        await world.ActivateAsync("x.c");
        await world.DeliverAllAsync();
        var upper = Given.Id("x.b");
        var stale = new Push(
            older.Id,
            upper,
            VersionStamp.None,
            older.View.Version,
            true,
            older.View.State.TreeFor(upper),
            [],
            JournalMark.Beginning,
            VersionStamp.None
        );
        await world.DeliverAsync(stale);
        var reply = world.Take<PushReply>();
        Assert.Equal(PushOutcome.Superseded, reply.Outcome);
        await older.ReceiveAsync(reply, CancellationToken.None);
        Assert.True(older.HasEnded);
    }

    [Fact]
    public async Task Two_activations_cannot_both_write()
    {
        await ThreeLevelsAsync();
        var older = world["x.c"];
        await world.ActivateAsync("x.c");
        await Assert.ThrowsAsync<JournalConflictException>(() =>
            older.SubmitAsync(Given.Stock("r", "2020-01-31", 7), Actor.System, false, CancellationToken.None).AsTask()
        );
        Assert.True(older.HasEnded);
        await world.SubmitAsync("x.c", Given.Stock("r", "2020-01-31", 7));
    }

    [Fact]
    public async Task A_withdrawn_report_leaves_the_figures_above()
    {
        await ThreeLevelsAsync();
        await world.SubmitAsync("x.c", Given.Stock("r", "2020-01-31", 7));
        await world.DeliverAllAsync();
        await world["x.c"].WithdrawAsync("r", "sai số", Actor.System, CancellationToken.None);
        await world.DeliverAllAsync();
        Assert.Null(world.Members("x", "2020-02-01"));
        Assert.Equal(1, world.Ask("x", "2020-02-01").Answer.Coverage.Expected);
    }

    [Fact]
    public async Task A_new_activation_does_not_push_or_answer_as_fresh_before_it_has_compared()
    {
        await ThreeLevelsAsync();
        await world.SubmitAsync("x.c", Given.Stock("r", "2020-01-31", 7));
        await world.DeliverAllAsync();
        var middle = await world.ActivateAsync("x.b");
        Assert.False(middle.View.IsGateOpen);
        Assert.True(world.Ask("x.b", "2020-02-01").Stale);
        Assert.Single(world.Sent.OfType<Hello>());
        Assert.DoesNotContain(world.Sent, m => m is Offer or Push);
        Assert.Equal(7, world.Members("x", "2020-02-01"));
        await world.DeliverAllAsync();
        Assert.True(middle.View.IsGateOpen);
        Assert.False(world.Ask("x.b", "2020-02-01").Stale);
        Assert.Equal(7, world.Members("x.b", "2020-02-01"));
        Assert.Equal(7, world.Members("x", "2020-02-01"));
    }

    [Fact]
    public async Task A_child_that_does_not_answer_is_away_and_the_rest_goes_on()
    {
        await ThreeLevelsAsync();
        var middle = await world.ActivateAsync("x.b");
        world.Sent.Clear();
        world.Clock.Advance(world.Limits.AwayAfter);
        middle.Tick();
        Assert.True(middle.View.IsGateOpen);
        Assert.Equal(1, middle.View.Away);
        Assert.True(world.Ask("x.b", "2020-02-01").Stale);
        await world.DeliverAllAsync();
        Assert.Equal(0, middle.View.Away);
        Assert.False(world.Ask("x.b", "2020-02-01").Stale);
    }

    [Fact]
    public async Task The_roster_is_durable_before_it_counts()
    {
        await world.EstablishAsync("x", null);
        await world.ActivateAsync("x.b");
        await world["x.b"].RecordAsync(Given.Established("x"), Actor.System, CancellationToken.None);
        await world.DeliverAsync(world.Take<Offer>());
        await world.DeliverAsync(world.Take<PushReply>());
        world.Faults.BeforeWrite = (_, _) => throw new JournalUnavailableException("disk full");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => world.DeliverAsync(world.Take<Push>()));
        Assert.Empty(world["x"].View.State.Children);
        world.Faults.BeforeWrite = null;
        await world.ActivateAsync("x");
        world.Clock.Advance(world.Limits.ResendAfter);
        world["x.b"].Tick();
        await world.DeliverAllAsync();
        await world.ActivateAsync("x");
        Assert.Single(world["x"].View.State.Children);
    }

    [Fact]
    public async Task A_report_whose_answer_was_lost_is_there_once()
    {
        await ThreeLevelsAsync();
        world.Faults.AfterWrite = _ => throw new JournalUnavailableException("connection lost");
        var report = Given.Stock("r", "2020-01-31", 7);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => world.SubmitAsync("x.c", report));
        Assert.True(world["x.c"].HasEnded);
        world.Faults.AfterWrite = null;
        await world.ActivateAsync("x.c");
        var receipt = await world["x.c"].SubmitAsync(report, Actor.System, false, CancellationToken.None);
        Assert.True(receipt.Repeated);
        await world.DeliverAllAsync();
        Assert.Equal(7, world.Members("x", "2020-02-01"));
    }

    private async Task ThreeLevelsAsync()
    {
        await world.EstablishAsync("x", null);
        await world.EstablishAsync("x.b", "x");
        await world.EstablishAsync("x.c", "x.b");
    }
}
