using System.Diagnostics;
using Xunit.Abstractions;

namespace Federation.Linking.Tests;

/// <summary>
/// The line to a province is late, breaks off in the midst of what it carries, says things twice and repeats old ones, while
/// clerks write on both sides: nothing is lost, nothing is taken twice.
/// </summary>
public sealed class ProxyTests(ITestOutputHelper output)
{
    private const string Own = "p0";
    private const string Behind = "p1";
    private const int CellsEach = 3;
    private const int Probes = 10;

    /// <summary>What the nation's log says of a link that comes up.</summary>
    private const string Connected = "link-1 is connected";

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(200);

    private readonly Random random = new(Settings.Seed);
    private readonly Times agreement = new("from the line's mending to what was written meanwhile at the nation");
    private readonly Times fromCell = new("from a cell's acknowledgement to the nation's figure, 200 ms each way");

    [Fact]
    public async Task A_line_that_is_late_breaks_and_repeats_loses_and_doubles_nothing()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        Relay? made = null;
        var plan = new Plan
        {
            UpperOf = (name, nation) => name == Behind ? (made ??= new(new(nation), Delay)).Url : nation,
        };
        using var nation = await Nation.StartEmptyAsync(plan, [Behind], ["p2"]);
        await using var relay = made!;
        var office = new Office(nation, await Trees.EstablishAsync(nation, Own, CellsEach, random));
        var probe = new Probe(nation);
        await probe.EstablishAsync();
        await office.WhileWritingAsync(async writing =>
        {
            for (var round = 1; round <= Settings.CutRounds; round++)
            {
                await office.UntilMoreAsync(random.Next(5, 30), "the clerks write", writing);
                await BreakAsync(nation, relay, office, probe, writing, round);
            }
        });
        await office.CheckFiguresAsync();
        for (var i = 0; i < Probes; i++)
        {
            // So that nothing is under way: there is one message at a time between two committees.
            await Task.Delay(Delay * 3);
            await probe.ReportAsync(nation.Provinces[0]);
            fromCell.Add(await probe.UntilAtNationAsync());
        }

        await office.CheckJournalsAsync();
        output.WriteLine($"{Settings.CutRounds} breaks, {office.Acknowledged} acknowledged, lost 0, doubled 0");
        output.WriteLine($"{agreement}");
        output.WriteLine($"{fromCell}");
    }

    /// <summary>The line breaks and is mended; each third time it breaks because it said something twice.</summary>
    private async Task BreakAsync(Nation nation, Relay relay, Office office, Probe probe, Task writing, int round)
    {
        var province = nation.Provinces[0];
        var isUpward = random.Next(2) == 0;
        var after = random.Next(isUpward ? 8_000 : 600);
        var isTwice = round % 3 == 0;
        relay.Hold();
        await (isTwice ? relay.SayTwiceAsync(isUpward, after) : relay.CutAsync(isUpward, after)).WaitAsync(
            Waiting.Patience
        );
        await nation.Top.UntilLinkAsync("link-1", "away");
        await province.UntilLinkAsync("upper", "away");

        // What was said on the connection that broke, said again by nobody: TLS refuses it, and no link comes up.
        var before = nation.Top.Heard(Connected);
        var repeated = await relay.RepeatAsync().WaitAsync(Waiting.Patience);
        Assert.True(repeated > 1000, $"Only {repeated} bytes to repeat");
        await office.UntilMoreAsync(
            5,
            "the province's clerks write without a link",
            writing,
            clerk => clerk.Province == Behind
        );
        await nation.Top.UntilLinkAsync("link-1", "away");
        Assert.Equal(before, nation.Top.Heard(Connected));
        await probe.ReportAsync(province);

        var mended = Stopwatch.GetTimestamp();
        relay.Open();
        agreement.Add(await probe.UntilAtNationAsync(mended));
        await nation.UntilLinkedAsync();
        output.WriteLine(
            $"round {round}: {(isTwice ? "said twice" : "cut")} {(isUpward ? "upward" : "downward")} after {after} bytes, "
                + $"{repeated} bytes repeated"
        );
    }
}
