using System.Net;
using System.Text.Json.Nodes;
using Federation.Api.Tests.Support;

namespace Federation.Api.Tests;

/// <summary>64 writers and readers at once end exactly where one after the other does.</summary>
public sealed class ConcurrencyTests
{
    private const int Callers = 64;
    private const int ReportsEach = 6;
    private const int Cells = 16;

    [Fact]
    public async Task Many_at_once_end_where_one_after_the_other_does()
    {
        await using var together = await SmallService.StartAsync();
        await using var alone = await SmallService.StartAsync();
        foreach (var service in new[] { together, alone })
        {
            await PlantAsync(service);
        }

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => WorkAsync(together, caller)));
        foreach (var report in Enumerable.Range(0, Callers).SelectMany(ReportsOf))
        {
            await alone.ReportAsync(report.Cell, report.Json);
        }

        await together.SettleAsync();
        await alone.SettleAsync();
        foreach (var query in Queries())
        {
            foreach (var committee in Committees())
            {
                var path = $"/api/v1/committees/{committee}/figures?{query}";
                Assert.Equal(Figure(await alone.GetAsync(path)), Figure(await together.GetAsync(path)));
            }
        }

        var count = 0;
        foreach (var cell in Committees().Where(id => id.Contains(".c")))
        {
            count += (await together.GetAsync($"/api/v1/committees/{cell}/reports?limit=500"))["items"]!
                .AsArray()
                .Count;
        }

        Assert.Equal(Callers * ReportsEach, count);
    }

    private static async Task PlantAsync(Service service)
    {
        await service.CommitteeAsync("race", "vn", "province");
        for (var zone = 0; zone < 4; zone++)
        {
            await service.CommitteeAsync($"race.z{zone}", "race");
        }

        for (var cell = 0; cell < Cells; cell++)
        {
            await service.CommitteeAsync($"race.c{cell}", $"race.z{cell % 4}", "cell");
        }
    }

    /// <summary>
    /// Writes its reports, each twice and with reads between; nothing read ever goes below what was read before.
    /// </summary>
    private static async Task WorkAsync(Service service, int caller)
    {
        var seen = 0m;
        foreach (var (cell, json) in ReportsOf(caller))
        {
            await service.ReportAsync(cell, json);
            await service.ReportAsync(cell, json, HttpStatusCode.OK);
            var now = await service.ValueAsync("vn", "indicator=admissions&period=2024") ?? 0;
            Assert.True(now >= seen, $"The nation went back from {seen} to {now}");
            seen = now;
        }
    }

    /// <summary>
    /// Each caller reports admissions of its own month of its own year range to one cell, and members of a day.
    /// </summary>
    private static IEnumerable<(string Cell, string Json)> ReportsOf(int caller)
    {
        var cell = $"race.c{caller % Cells}";
        for (var i = 0; i < ReportsEach; i++)
        {
            var day = new DateOnly(2024, 1, 1).AddDays((caller / Cells * ReportsEach) + i).ToString("yyyy-MM-dd");
            yield return i % 2 == 0
                ? (cell, Given.Admissions($"a-{caller}-{i}", $"{day}/{day}", caller + i + 1))
                : (cell, Given.Members($"m-{caller}-{i}", day, (caller * 7) + i));
        }
    }

    private static IEnumerable<string> Queries() =>
        [
            "indicator=admissions&period=2024",
            "indicator=admissions&period=2024-01-03/2024-01-11",
            "indicator=party-members&asOf=2024-01-10",
            "indicator=party-members&asOf=2024-12-31",
        ];

    private static IEnumerable<string> Committees() =>
        Enumerable
            .Range(0, Cells)
            .Select(cell => $"race.c{cell}")
            .Concat(Enumerable.Range(0, 4).Select(zone => $"race.z{zone}"))
            .Append("race")
            .Append("vn");

    /// <summary>A figure without what tells when and in which order it came to be.</summary>
    private static string Figure(JsonNode figure)
    {
        var fields = figure.AsObject();
        fields.Remove("version");
        fields.Remove("freshAt");
        return fields.ToJsonString();
    }
}
