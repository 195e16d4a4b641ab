using System.Net;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Federation.Linking.Tests;

/// <summary>A province is killed: what a clerk of the nation opens is neither blank nor a fault.</summary>
public sealed class AwayPageTests(ITestOutputHelper output)
{
    private const string Own = "p0";
    private const string Away = "cannot be reached for now. This page shows";

    private static readonly string[] Tabs =
    [
        "",
        "/figures",
        "/figures?indicator=party-members&by=year",
        "/trends",
        "/compare",
        "/explain",
        "/explain?indicator=party-members",
        "/explain?indicator=admissions&period=2020",
        "/reports",
        "/submit",
        "/tree",
    ];

    [Fact]
    public async Task Every_page_of_the_nation_and_of_who_is_away_shows_what_is_known()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var nation = await Nation.StartEmptyAsync(["p1"], ["p2"]);
        var clerks = await Trees.EstablishAsync(nation, Own, 1, new(Settings.Seed));
        foreach (var (clerk, home) in clerks.Zip(nation.All))
        {
            await clerk.SubmitAsync(home);
        }

        await Figures.UntilAsync(nation.Top, Trees.Root, Figures.Sum(clerks));
        var (killed, away) = (nation.Provinces[1], clerks[2]);
        await Waiting.UntilAsync(
            "the nation has kept what the province says of itself and of its cell",
            async () =>
            {
                var file = Path.Combine(nation.Top.Data, "links", "link-2.known.json");
                var kept = File.Exists(file) ? await File.ReadAllTextAsync(file) : "no file";
                var isAll = kept.Contains($"\"{away.Cell}\"", StringComparison.Ordinal);
                return isAll && kept.Contains("\"targets\"", StringComparison.Ordinal) ? null : kept;
            }
        );
        var shown = (long)(await FigureAsync(nation.Top, away.Province))["value"]!;
        await killed.KillAsync();
        await nation.Top.UntilLinkAsync("link-2", "away");

        // Nobody had opened a page of it; nor has anybody since the nation was started again.
        await CheckAsync(nation, away, shown);
        await nation.Top.KillAsync();
        await nation.Top.StartAsync();
        await nation.Top.UntilReadyAsync();
        await nation.Top.UntilLinkAsync("link-1", "up");
        await CheckAsync(nation, away, shown);
    }

    private static async Task CheckAsync(Nation nation, Clerk away, long shown)
    {
        foreach (var tab in Tabs)
        {
            await ShowsAsync(nation.Top, Trees.Root, tab);
            var page = await ShowsAsync(nation.Top, away.Province, tab);
            Assert.True(page.Contains(Away, StringComparison.Ordinal), $"{tab} of who is away says nothing of it");
            page = await ShowsAsync(nation.Top, nation.Provinces[0].Name, tab);
            Assert.False(page.Contains(Away, StringComparison.Ordinal), $"{tab} of who is there says that it is away");
        }

        // Its last figure is on its own page and in its row above.
        var known = await FigureAsync(nation.Top, away.Province);
        Assert.Equal(shown, (long)known["value"]!);
        Assert.True((bool)known["stale"]!);
        var figure = $"{away.Province}/explain[^>]*indicator=party-members&[^>]*>{shown}<";
        Assert.Matches(figure, await ShowsAsync(nation.Top, away.Province, ""));
        Assert.Matches(figure, await ShowsAsync(nation.Top, Trees.Root, "/figures?indicator=party-members"));

        // What it is, and who is below it.
        var tree = await ShowsAsync(nation.Top, away.Province, "/tree");
        Assert.Contains("Level: province", tree, StringComparison.Ordinal);
        Assert.Contains($"/c/{away.Cell}/tree", tree, StringComparison.Ordinal);

        // Of those below it nothing is made up, and the interface still refuses to answer for them alone.
        var (status, _) = await nation.Top.AnswerAsync(
            $"committees/{away.Cell}/figures?indicator=party-members&asOf=2024-12-31"
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
    }

    private static Task<JsonNode> FigureAsync(Installation at, string committee) =>
        at.GetAsync($"committees/{committee}/figures?indicator=party-members&asOf=2024-12-31");

    /// <summary>A page; it has to be one, with a heading.</summary>
    private static async Task<string> ShowsAsync(Installation at, string committee, string tab)
    {
        using var answer = await at.SendAsync(HttpMethod.Get, $"/c/{committee}{tab}");
        Assert.True(answer is not null, $"{at.Name} is gone:\n{at.Said}");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"/c/{committee}{tab}: {answer.StatusCode}\n{page}");
        Assert.Contains("<h1>", page, StringComparison.Ordinal);
        return page;
    }
}
