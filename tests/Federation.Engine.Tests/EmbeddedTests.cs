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

    private static async Task<EmbeddedWorld> ProvinceAsync()
    {
        var world = new EmbeddedWorld();
        await world.StartAsync();
        await world.EstablishAsync("n", null, "national");
        await world.EstablishAsync("a", "n", "province");
        return world;
    }
}
