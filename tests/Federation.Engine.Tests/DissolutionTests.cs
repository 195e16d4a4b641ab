using Federation.Core.Committees;
using Federation.Engine.Embedded;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Tests;

/// <summary>A committee that is dissolved leaves nobody behind, those included that have yet to be heard.</summary>
public sealed class DissolutionTests
{
    private readonly AgentWorld world = new();

    [Fact]
    public async Task Whoever_has_yet_to_follow_an_absorbed_parent_is_a_child()
    {
        await world.EstablishAsync("x", null);
        await world.EstablishAsync("x.a", "x");
        await world.EstablishAsync("x.b", "x");
        await world.EstablishAsync("x.c", "x.a");
        Check();

        await RecordAsync("x.a", Given.Event("merged", EventKind.MergedInto, "2025-07-01", "x.b"));
        await world.DeliverAllAsync(message => message is Follow);
        Assert.Throws<RequestRefusedException>(() => Check());

        await world.DeliverAllAsync();
        Assert.Throws<RequestRefusedException>(() => Check());

        await RecordAsync("x.c", Given.Event("left", EventKind.Transferred, "2025-08-01", "x"));
        await world.DeliverAllAsync();
        Check();
    }

    [Fact]
    public async Task Whoever_says_so_is_a_child_before_anything_has_been_heard()
    {
        await world.EstablishAsync("x", null);
        await world.EstablishAsync("x.a", "x");
        await world.EstablishAsync("x.b", "x");
        await world.EstablishAsync("x.c", "x.a");
        Check("x", "x.a", "x.b");

        await RecordAsync("x.a", Given.Event("merged", EventKind.MergedInto, "2025-07-01", "x.b"));
        Check("x", "x.a", "x.b");
        Assert.Throws<RequestRefusedException>(() => Check("x.a", "x.c"));

        await RecordAsync("x.c", Given.Event("ended", EventKind.Dissolved, "2025-08-01"));
        Check("x.a", "x.c");
    }

    [Fact]
    public async Task Whoever_says_that_it_left_is_no_child_although_that_has_not_been_heard()
    {
        await world.EstablishAsync("x", null);
        await world.EstablishAsync("x.a", "x");
        await world.EstablishAsync("x.b", "x");
        await world.EstablishAsync("x.c", "x.b");
        await world.EstablishAsync("x.d", "x.b");
        await world.EstablishAsync("x.e", "x.a");
        await RecordAsync("x.a", Given.Event("merged", EventKind.MergedInto, "2025-07-01", "x.b"));
        await world.DeliverAllAsync(message => message is Follow);
        Assert.Throws<RequestRefusedException>(() => Check("x.c", "x.d", "x.e"));

        await RecordAsync("x.c", Given.Event("left", EventKind.Transferred, "2025-08-01", "x"));
        await RecordAsync("x.d", Given.Event("ended", EventKind.Dissolved, "2025-08-01"));
        await RecordAsync("x.e", Given.Event("left", EventKind.Transferred, "2025-08-01", "x"));
        Assert.Throws<RequestRefusedException>(() => Check("x.c", "x.d"));
        Assert.Throws<RequestRefusedException>(() => Check("x.c", "x.e"));
        Check("x.c", "x.d", "x.e");
    }

    private void Check(params string[] others) =>
        TreeRules.CheckChildless(
            world["x.b"].View,
            Given.Day("2026-01-01"),
            others.Select(id => TreeRules.NodeOf(world[id].View)!)
        );

    private async Task RecordAsync(string id, CommitteeEvent happened) =>
        await world[id].RecordAsync(happened, Actor.System, CancellationToken.None);
}
