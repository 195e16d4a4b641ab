using Federation.Core.Committees;
using Federation.Engine.Ports;

namespace Federation.Engine.Tests;

/// <summary>What the engine of one process does beyond its port's promises (see EmbeddedMemoryTests).</summary>
public sealed class EmbeddedTests
{
    [Fact]
    public async Task After_a_failed_write_the_committee_goes_on_from_its_journal()
    {
        await using var world = await ProvinceAsync();
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
    public async Task A_tree_that_was_turned_over_within_the_period_asked_for_is_summed_up()
    {
        await using var world = await ProvinceAsync();
        await world.EstablishAsync("b", "a");
        await world.RecordAsync("b", Given.Event("up", EventKind.Transferred, "2020-05-01", "n"));
        await world.RecordAsync("a", Given.Event("down", EventKind.Transferred, "2020-05-01", "b"));
        await world.SubmitAsync("a", Given.Flow("r1", "2020-02-01/2020-02-20", 5));
        await world.SubmitAsync("b", Given.Flow("r2", "2020-07-01/2020-07-20", 7));
        await world.Federation.SettleAsync(default);

        // No standard period, and nobody stated it directly: all are asked.
        const string Asked = "2020-01-15/2020-09-11";
        Assert.Equal(12, await world.AdmissionsAsync("n", Asked));
        Assert.Equal(5, await world.AdmissionsAsync("a", Asked));
        Assert.Equal(7, await world.AdmissionsAsync("b", Asked));
    }

    [Fact]
    public async Task A_report_over_a_period_in_which_the_tree_was_turned_over_comes_to_rest()
    {
        await using var world = await ProvinceAsync();
        await world.EstablishAsync("b", "a");
        await world.RecordAsync("b", Given.Event("up", EventKind.Transferred, "2020-05-01", "n"));
        await world.RecordAsync("a", Given.Event("down", EventKind.Transferred, "2020-05-01", "b"));
        await world.SubmitAsync("a", Given.Flow("r", "2020", 100));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await world.Federation.SettleAsync(patience.Token);

        // It counts where the committee was on the period's last day.
        Assert.Equal(100, await world.AdmissionsAsync("n", "2020"));
        Assert.Equal(100, await world.AdmissionsAsync("b", "2020"));
    }

    private static async Task<EmbeddedWorld> ProvinceAsync()
    {
        var world = new EmbeddedWorld();
        await world.StartAsync();
        await world.EstablishAsync("n", null, "national");
        await world.EstablishAsync("a", "n", "province");
        return world;
    }
}
