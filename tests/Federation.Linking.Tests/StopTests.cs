using Xunit.Abstractions;

namespace Federation.Linking.Tests;

/// <summary>A province hangs: the nation says so and goes on, and agrees again afterwards.</summary>
public sealed class StopTests(ITestOutputHelper output)
{
    private const string Own = "p0";

    [Fact]
    public async Task Without_a_province_the_nation_goes_on_and_says_how_old_it_is()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var nation = await Nation.StartEmptyAsync(["p1"], ["p2"]);
        var clerks = await Trees.EstablishAsync(nation, Own, 1, new(Settings.Seed));
        foreach (var (clerk, home) in clerks.Zip(nation.All))
        {
            await clerk.SubmitAsync(home);
        }

        await Figures.UntilAsync(nation.Top, Trees.Root, Figures.Sum(clerks));

        var (hung, away) = (nation.Provinces[1], clerks[2]);
        Assert.Equal(hung.Name, away.Province);
        await hung.SignalAsync("STOP");
        await nation.Top.UntilLinkAsync("link-2", "away");

        // Those who are there write on; what the nation knows of the other stays in its sum.
        await clerks[0].SubmitAsync(nation.Top);
        await clerks[1].SubmitAsync(nation.Provinces[0]);
        await Figures.UntilStaleAsync(nation.Top, Trees.Root, Figures.Sum(clerks));
        var (own, isStale, _) = await Figures.AskAsync(nation.Top, Own);
        Assert.Equal(clerks[0].Figures, own);
        Assert.False(isStale, "What the nation keeps itself is stale");
        var others = await nation.Top.GetAsync("links");
        Assert.Equal(["up", "away"], others["items"]!.AsArray().Select(link => (string)link!["state"]!));

        await hung.SignalAsync("CONT");
        await nation.UntilLinkedAsync();
        await away.SubmitAsync(hung);
        await Figures.UntilAsync(hung, away.Province, away.Figures);
        await Figures.UntilAsync(nation.Top, away.Province, away.Figures);
        await Figures.UntilAsync(nation.Top, Trees.Root, Figures.Sum(clerks));
    }
}
