using System.Diagnostics;
using Xunit.Abstractions;

namespace Federation.Linking.Tests;

/// <summary>
/// Each installation in a network of its own, cut off both ways, then one way, with clerks at work on all sides: the nation
/// says what is old, the clerks notice nothing, and afterwards all agree.
/// </summary>
public sealed class NetworkTests(ITestOutputHelper output)
{
    private const string Own = "p0";
    private const string First = "p1";
    private const string Second = "p2";
    private const int CellsEach = 2;

    private readonly Times agreement = new("from the network's mending to what was written meanwhile at the nation");
    private readonly Times fromCell = new("from a cell's acknowledgement to the nation's figure, over a bridge");

    [NetworksFact]
    public async Task Cut_off_both_ways_and_one_way_nothing_is_lost_and_all_agree_afterwards()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var networks = new Networks(Nation.TopName, First, Second);
        var plan = new Plan { LinkHost = networks.AddressOf(Nation.TopName), NetworkOf = networks.Of };
        using var nation = await Nation.StartEmptyAsync(plan, [First], [Second]);
        var office = new Office(nation, await Trees.EstablishAsync(nation, Own, CellsEach, new(Settings.Seed)));
        var probe = new Probe(nation);
        await probe.EstablishAsync();
        await probe.MeasureAsync(10, fromCell);
        await office.WhileWritingAsync(async writing =>
        {
            await office.UntilMoreAsync(20, "the clerks write", writing);

            networks.Cut(First);
            await UntilAwayAsync(nation, office, writing, First);
            // What the others report is fresh meanwhile.
            await Figures.UntilFreshAsync(nation.Top, Second);
            await probe.ReportAsync(nation.Provinces[0]);
            networks.Heal(First);
            await UntilMendedAsync(nation, probe);

            // One of them hears the nation, which does not hear it; the nation hears the other, which does not hear it.
            networks.CutOneWay(First, Nation.TopName);
            networks.CutOneWay(Nation.TopName, Second);
            await UntilAwayAsync(nation, office, writing, First, Second);
            await probe.ReportAsync(nation.Provinces[0]);
            await probe.ReportAsync(nation.Provinces[1]);
            networks.HealOneWay(First, Nation.TopName);
            networks.HealOneWay(Nation.TopName, Second);
            await UntilMendedAsync(nation, probe);
            await office.UntilMoreAsync(20, "the clerks write with all back", writing);
        });
        await office.CheckFiguresAsync();
        await office.CheckJournalsAsync();
        output.WriteLine($"{office.Acknowledged} acknowledged, lost 0, doubled 0");
        output.WriteLine($"{agreement}");
        output.WriteLine($"{fromCell}");
    }

    /// <summary>The nation says that they are away and how old its figures are; the clerks of all write on.</summary>
    private static async Task UntilAwayAsync(
        Nation nation,
        Office office,
        Task writing,
        params IReadOnlyList<string> provinces
    )
    {
        foreach (var province in provinces)
        {
            var number = nation.Provinces.FindIndex(one => one.Name == province);
            await nation.Top.UntilLinkAsync($"link-{number + 1}", "away");
            await nation.Provinces[number].UntilLinkAsync("upper", "away");
            await Figures.UntilStaleAsync(nation.Top, province);
        }

        await Figures.UntilStaleAsync(nation.Top, Trees.Root);
        foreach (var home in nation.All)
        {
            await office.UntilMoreAsync(
                5,
                $"the clerks of {home.Name} write while some are cut off",
                writing,
                clerk => office.HomeOf(clerk) == home
            );
        }
    }

    private async Task UntilMendedAsync(Nation nation, Probe probe)
    {
        agreement.Add(await probe.UntilAtNationAsync(Stopwatch.GetTimestamp()));
        await nation.UntilLinkedAsync();
    }
}
