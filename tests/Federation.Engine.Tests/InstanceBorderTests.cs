using Federation.Conformance.Memory;
using Federation.Core.Committees;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Tests;

/// <summary>The border of durability: what a child of another instance shows, and databases that were put back.</summary>
public sealed class InstanceBorderTests
{
    private readonly AgentWorld world = new();

    [Fact]
    public async Task What_another_instance_shows_outlives_a_restart_of_the_upper()
    {
        await NationAndProvinceAsync();
        world.Lose("p");
        await world.ActivateAsync("n");
        await world.DeliverAllAsync();

        var figure = world.Ask("n", "2020-02-01");
        Assert.Equal(7, figure.Answer.Value?.Low);
        Assert.True(figure.Stale);
        Assert.NotNull(figure.FreshAt);
    }

    [Fact]
    public async Task Who_is_away_below_another_instance_is_so_after_a_restart_of_the_upper()
    {
        await NationAndProvinceAsync();
        await world.EstablishAsync("p.c", "p");
        world.Lose("p.c");
        var province = await world.ActivateAsync("p");
        world.Clock.Advance(world.Limits.AwayAfter);
        province.Tick();
        await world.DeliverAllAsync();
        Assert.True(world.Ask("n", "2020-02-01").Stale);

        var nation = await world.ActivateAsync("n");
        await world.DeliverAllAsync();
        Assert.Equal(0, nation.View.Uncompared);
        Assert.True(world.Ask("n", "2020-02-01").Stale);
    }

    [Fact]
    public async Task A_new_activation_that_shows_the_same_sends_nothing_but_its_digest()
    {
        await NationAndProvinceAsync();
        await world.ActivateAsync("p");
        await world.DeliverAsync(world.Take<Offer>());
        Assert.Equal(PushOutcome.NeedProof, Assert.IsType<PushReply>(world.Sent[0]).Outcome);
        await world.DeliverAsync(world.Take<PushReply>());
        await world.DeliverAsync(world.Take<Offer>());
        Assert.Equal(PushOutcome.Held, world.Take<PushReply>().Outcome);
        Assert.Empty(world.Sent);
    }

    [Fact]
    public async Task A_database_that_was_put_back_is_refused_until_its_epoch_rises()
    {
        await NationAndProvinceAsync();
        var older = world.Stores["p"].Copy();
        await world.SubmitAsync("p", Given.Stock("r2", "2020-01-31", 8));
        await world.DeliverAllAsync();
        world.Stores["p"] = older;
        await world.ActivateAsync("p");
        await world.SubmitAsync("p", Given.Stock("r3", "2020-01-31", 9));
        await world.DeliverAllAsync();

        Assert.True(world["n"].View.Contacts.Find(Given.Id("p"))!.IsForked);
        Assert.True(world["p"].View.IsRefused);
        Assert.Equal(8, world.Members("n", "2020-02-01"));
        Assert.True(world.Ask("n", "2020-02-01").Stale);

        await new MemoryJournal(older).RaiseEpochAsync(2, CancellationToken.None);
        await world.ActivateAsync("p");
        await world.DeliverAllAsync();
        Assert.Equal(9, world.Members("n", "2020-02-01"));
        Assert.False(world.Ask("n", "2020-02-01").Stale);
        Assert.False(world["p"].View.IsRefused);
    }

    [Theory]
    [InlineData("q")]
    [InlineData("p")]
    public async Task While_one_half_of_a_move_has_arrived_the_root_says_so(string first)
    {
        await NationAndProvinceAsync();
        await world.EstablishAsync("q", "n");
        await world.EstablishAsync("p.z", "p");
        await world.SubmitAsync("p.z", Given.Stock("r", "2020-01-31", 5));
        await world.DeliverAllAsync();
        Assert.False(world.Ask("n", "2021-02-01").IsMoveUnderWay);

        var moved = Given.Event("moved", EventKind.Transferred, "2021-01-01", "q");
        await world["p.z"].RecordAsync(moved, Actor.System, CancellationToken.None);
        await world.DeliverAllAsync(except: message => message.To == Given.Id(first == "q" ? "p" : "q"));
        Assert.True(world.Ask("n", "2021-02-01").IsMoveUnderWay);
        Assert.False(world.Ask(first, "2021-02-01").IsMoveUnderWay);

        await world.DeliverAllAsync();
        Assert.False(world.Ask("n", "2021-02-01").IsMoveUnderWay);
        Assert.Equal(12, world.Members("n", "2021-02-01"));
        Assert.Equal(5, world.Members("q", "2021-02-01"));
    }

    [Fact]
    public async Task Who_is_away_further_down_makes_every_upper_stale()
    {
        await NationAndProvinceAsync();
        await world.EstablishAsync("n2", "n");
        await world.EstablishAsync("q", "n2");
        world.Lose("q");
        world.Clock.Advance(world.Limits.AwayAfter);
        world["n2"].Tick();
        world["p"].Tick();
        await world.DeliverAllAsync();
        Assert.True(world.Ask("n2", "2020-02-01").Stale);
        Assert.True(world.Ask("n", "2020-02-01").Stale);
        Assert.False(world.Ask("p", "2020-02-01").Stale);
    }

    [Fact]
    public async Task Stored_before_its_days_were_written_down_is_taken_up_with_them()
    {
        await NationAndProvinceAsync();
        var moved = Given.Event("out", EventKind.Dissolved, "2021-01-01");
        await world["p"].RecordAsync(moved, Actor.System, CancellationToken.None);
        var writes = 0;
        world.Faults.BeforeWrite = (committee, _) =>
            committee == Given.Id("n") && ++writes == 2
                ? throw new JournalUnavailableException("the disk is gone")
                : ValueTask.CompletedTask;
        await Assert.ThrowsAsync<JournalUnavailableException>(() => world.DeliverAllAsync());
        world.Faults.BeforeWrite = null;
        world.Lose("p");
        await world.ActivateAsync("n");

        var held = world["n"].View.State.Children.Find(Given.Id("p"))!;
        Assert.Equal(new(2021, 1, 1), held.Days[^1].Until);
        Assert.Equal(7, world.Members("n", "2020-02-01"));
    }

    [Fact]
    public async Task A_message_from_before_the_epoch_rose_is_not_taken_in()
    {
        await NationAndProvinceAsync();
        await world.EstablishAsync("p.c", "p");
        await world.SubmitAsync("p.c", Given.Stock("r2", "2020-01-31", 5));
        await world["p.c"]
            .ReceiveAsync(
                new PushReply(Given.Id("p"), Given.Id("p.c"), PushOutcome.NeedWhole, default, world["p"].View.Version),
                CancellationToken.None
            );
        var late = world.Sent.OfType<Push>().Single(p => p is { IsWhole: true } && p.From == Given.Id("p.c"));
        world.Sent.Clear();
        await new MemoryJournal(world.Stores["p"]).RaiseEpochAsync(2, CancellationToken.None);
        await world.ActivateAsync("p");
        world.Sent.Clear();
        await world.DeliverAsync(late);

        Assert.Equal(VersionStamp.None, world["p"].View.Contacts.Find(Given.Id("p.c"))!.Held);
        await world.DeliverAsync(world.Take<PushReply>());
        Assert.True(world["p.c"].HasEnded);
    }

    private async Task NationAndProvinceAsync()
    {
        await world.EstablishAsync("n", null);
        await world.EstablishAsync("p", "n");
        await world.SubmitAsync("p", Given.Stock("r1", "2020-01-31", 7));
        await world.DeliverAllAsync();
    }
}
