using Federation.Engine.Agents;

namespace Federation.Engine.Tests;

/// <summary>What answers come from is replaced when they may be others, and not for anything else.</summary>
public sealed class AnswersFromTests : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualClock clock = new();
    private readonly EmbeddedWorld world;

    public AnswersFromTests() => world = new(clock: clock);

    private object? From => world.Federation.Committee(Given.Id("n")).AnswersFrom;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_child_that_is_heard_again_with_nothing_new_changes_no_answer()
    {
        await NationAsync();
        var (from, heard) = (From, Heard());
        // A second after the other: who says nothing while many pass at once counts as away.
        for (var span = TimeSpan.Zero; span < new AgentLimits().AwayAfter && Heard() == heard; span += Second)
        {
            clock.Advance(Second);
            await world.Federation.SettleAsync(default);
        }

        Assert.True(Heard() > heard);
        Assert.Same(from, From);
    }

    [Fact]
    public async Task A_child_that_shows_something_new_changes_answers()
    {
        await NationAsync();
        var from = From;
        await world.SubmitAsync("p", Given.Stock("later", "2020-03-31", 9));
        await world.Federation.SettleAsync(default);

        Assert.NotSame(from, From);
    }

    /// <summary>The nation above a province, which is another instance.</summary>
    private async Task NationAsync()
    {
        await world.StartAsync();
        await world.EstablishAsync("n", null, "national");
        await world.EstablishAsync("p", "n", "province");
        await world.SubmitAsync("p", Given.Stock("r", "2020-01-31", 7));
        await world.Federation.SettleAsync(default);
    }

    private DateTimeOffset? Heard() =>
        world.Federation.Active.Single(view => view.State.Id == Given.Id("n")).Contacts.Find(Given.Id("p"))?.LastHeard;
}
