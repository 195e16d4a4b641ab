using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Federation.Linking.Tests;

/// <summary>
/// A cell in each province that reports what nobody else does, so that it can be seen when the nation has it: how long
/// that takes is measured, and asserted nowhere.
/// </summary>
internal sealed class Probe(Nation nation)
{
    private static readonly DateOnly FirstDay = new(2023, 1, 1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(2);

    private int reports;
    private long acknowledgedAt;

    /// <summary>Makes its cells known.</summary>
    public async Task EstablishAsync()
    {
        foreach (var province in nation.Provinces)
        {
            await province.PostAsync(
                "committees",
                Committees.Established(CellOf(province), province.Name, "grassroots-cell")
            );
        }
    }

    /// <summary>Reports; it has to be acknowledged.</summary>
    public async Task ReportAsync(Installation province)
    {
        var day = FirstDay.AddDays(reports);
        Assert.True(day.Year == FirstDay.Year, "More reports than days");
        var body = new JsonObject
        {
            ["key"] = $"r{day:yyyyMMdd}",
            ["asOf"] = $"{day:O}",
            ["source"] = new JsonObject { ["document"] = "probe" },
            ["observations"] = new JsonArray(
                new JsonObject
                {
                    ["indicator"] = "admissions",
                    ["period"] = $"{day:O}/{day:O}",
                    ["value"] = 1,
                    ["scope"] = "own",
                }
            ),
        };
        await province.PostAsync($"committees/{CellOf(province)}/reports", body);
        acknowledgedAt = Stopwatch.GetTimestamp();
        reports++;
    }

    /// <summary>Waits until the nation has what was reported.</summary>
    /// <param name="since">From when on to measure; the acknowledgement where nothing is said.</param>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> UntilAtNationAsync(long? since = null)
    {
        await Waiting.UntilAsync(
            "the nation has what the probe reported",
            async () =>
            {
                var figure = await nation.Top.GetAsync(
                    $"committees/{Trees.Root}/figures?indicator=admissions&period={FirstDay.Year}"
                );
                return (int?)figure["value"] == reports ? null : $"{figure}\nnot {reports}\n{nation.Top.Said}";
            },
            Between
        );
        return Stopwatch.GetElapsedTime(since ?? acknowledgedAt);
    }

    /// <summary>Reports here and there, and waits for each.</summary>
    public async Task MeasureAsync(int times, Times fromCell)
    {
        for (var i = 0; i < times; i++)
        {
            await ReportAsync(nation.Provinces[i % nation.Provinces.Count]);
            fromCell.Add(await UntilAtNationAsync());
        }
    }

    private static string CellOf(Installation province) => $"{province.Name}.probe";
}
