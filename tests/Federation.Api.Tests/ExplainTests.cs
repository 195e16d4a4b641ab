using System.Text.Json.Nodes;
using Federation.Api.Tests.Support;

namespace Federation.Api.Tests;

/// <summary>The counted contributions of every node add up to it, down to the sources.</summary>
public sealed class ExplainTests : IClassFixture<SmallService>, IClassFixture<Service>
{
    private const string Root = "/api/v1/committees";

    private readonly Service small;
    private readonly Service seeded;

    public ExplainTests(SmallService small, Service seeded)
    {
        this.small = small;
        this.seeded = seeded;
    }

    [Fact]
    public async Task Every_seed_figure_adds_up_from_its_sources()
    {
        var checkedNodes = 0;
        foreach (var row in SeedFigureTests.Stated())
        {
            var stated = JsonNode.Parse((string)row[1])!;
            var query = string.Join(
                '&',
                new[] { "indicator", "breakdown", "asOf", "period" }
                    .Where(name => stated[name] is not null)
                    .Select(name => $"{name}={Uri.EscapeDataString(stated[name]!.ToString())}")
            );
            foreach (var committee in new[] { "vn", "bac-ninh", (string)row[0] })
            {
                foreach (var boundaries in new[] { "then", "now" })
                {
                    var node = await seeded.GetAsync(
                        $"{Root}/{committee}/explain?{query}&boundaries={boundaries}&depth=10&limit=500"
                    );
                    checkedNodes += AddsUp(node);
                }
            }
        }

        Assert.True(checkedNodes > 1000, $"Only {checkedNodes} nodes");
    }

    [Fact]
    public async Task A_leaf_says_where_it_was_read()
    {
        var node = await seeded.GetAsync(
            $"{Root}/vn/explain?indicator=party-members&asOf=2018-11-26&depth=5&limit=500"
        );
        var leaf = Leaves(node).Single(one => one["observation"]?["report"]?.ToString() == "2018-10m");
        Assert.Equal("¶3", leaf["observation"]!["locator"]!.ToString());
        Assert.Equal("2018-11-26", leaf["observation"]!["source"]!["publishedOn"]!.ToString());
        Assert.Equal(1, leaf["observation"]!["revision"]!.GetValue<int>());
        Assert.Equal("declared", leaf["role"]!.ToString());
    }

    [Fact]
    public async Task Children_come_page_by_page()
    {
        const string query = "indicator=party-members&asOf=2018-11-26";
        var whole = await seeded.GetAsync($"{Root}/vn/explain?{query}&limit=500");
        var pages = new List<string>();
        var page = await seeded.GetAsync($"{Root}/vn/explain?{query}&limit=20");
        for (
            ;
            page["cursor"] is { } cursor;
            page = await seeded.GetAsync($"{Root}/vn/explain?{query}&limit=20&cursor={cursor}")
        )
        {
            pages.AddRange(page["children"]!.AsArray().Select(c => c!["committee"]!.ToString()));
        }

        pages.AddRange(page["children"]!.AsArray().Select(c => c!["committee"]!.ToString()));
        Assert.Equal(whole["children"]!.AsArray().Select(c => c!["committee"]!.ToString()), pages);

        // A child that was not opened says where to go on: at itself, with its own figure.
        var child = whole["children"]!.AsArray().Single(c => c!["committee"]!.ToString() == "ha-noi")!;
        Assert.Empty(child["children"]!.AsArray());
        var opened = await seeded.GetAsync($"{Root}/ha-noi/explain?{query}&cursor={child["cursor"]}");
        Assert.Equal("ha-noi.iz", opened["children"]![0]!["committee"]!.ToString());
    }

    [Fact]
    public async Task A_total_is_derived_from_its_parts()
    {
        await small.CommitteeAsync("derive", "vn", "province");
        await small.ReportAsync(
            "derive",
            """
            {
              "key": "parts", "asOf": "2020-12-31",
              "source": { "document": "d", "publisher": "p", "title": "t", "publishedOn": "2020-12-31" },
              "observations": [
                {
                  "indicator": "party-organisations", "breakdown": "org-type:grassroots-committee",
                  "asOf": "2020-12-31", "value": 3, "scope": "subtree"
                },
                {
                  "indicator": "party-organisations", "breakdown": "org-type:grassroots-cell",
                  "asOf": "2020-12-31", "value": 4, "scope": "subtree"
                }
              ]
            }
            """
        );
        var node = await small.GetAsync($"{Root}/derive/explain?indicator=party-organisations&asOf=2020-12-31");
        Assert.True(node["figure"]!["derived"]!.GetValue<bool>());
        var total = node["children"]!.AsArray().Single()!;
        Assert.Equal("derived", total["role"]!.ToString());
        Assert.Equal(2, total["children"]!.AsArray().Count);
        AddsUp(node);
    }

    /// <summary>
    /// x states quarters and members; it passes from a to b in the middle of a year; then a, which states its own and
    /// its subtree's members, is merged into b. At every committee, for times around the moves, as then and as now,
    /// all adds up.
    /// </summary>
    [Fact]
    public async Task What_moved_adds_up_on_both_sides()
    {
        foreach (var id in new[] { "mover", "mover.a", "mover.b" })
        {
            await small.CommitteeAsync(id, id == "mover" ? "vn" : "mover", id == "mover" ? "province" : "superior");
        }

        await small.CommitteeAsync("mover.x", "mover.a", "grassroots-committee");
        await small.CommitteeAsync("mover.y", "mover.a", "grassroots-committee");
        await small.ReportAsync("mover.x", Given.Members("m1", "2020-12-31", 30));
        await small.ReportAsync("mover.x", Given.Members("m2", "2021-12-31", 33));
        await small.ReportAsync("mover.y", Given.Members("m1", "2020-12-31", 8));
        await small.ReportAsync("mover.a", Given.Members("own", "2020-11-30", 5, "own"));
        await small.ReportAsync("mover.a", Given.Members("all", "2021-01-31", 50));
        await small.ReportAsync("mover.b", Given.Members("all", "2021-01-31", 200));
        foreach (var (key, period, value) in Quarters())
        {
            await small.ReportAsync("mover.x", Given.Admissions(key, period, value));
        }

        await small.ReportAsync("mover.y", Given.Admissions("year", "2021-01-01/2021-12-31", 11));
        await small.EventAsync(
            "mover.x",
            """{"key":"moved","kind":"transferred","effectiveFrom":"2021-07-01","parent":"mover.b"}"""
        );
        await small.EventAsync(
            "mover.a",
            """{"key":"merged","kind":"merged-into","effectiveFrom":"2022-04-01","into":"mover.b"}"""
        );
        await small.SettleAsync();

        // 50 stated, less the 30 of x that left.
        Assert.Equal(20, await small.ValueAsync("mover.a", "indicator=party-members&asOf=2021-12-31"));
        Assert.Equal(230, await small.ValueAsync("mover.b", "indicator=party-members&asOf=2021-12-31"));
        Assert.Equal(250, await small.ValueAsync("mover.b", "indicator=party-members&asOf=2022-12-31"));
        Assert.Equal(3, await small.ValueAsync("mover.a", "indicator=admissions&period=2021-H1"));
        var queries = new[] { "2020-12-31", "2021-06-30", "2021-07-01", "2021-12-31", "2022-04-01", "2023-01-01" }
            .Select(day => $"indicator=party-members&asOf={day}")
            .Concat(
                new[] { "2021", "2021-H1", "2021-H2", "2021-Q3", "2021-02-01/2022-03-31" }.Select(period =>
                    $"indicator=admissions&period={period}"
                )
            );
        var nodes = 0;
        foreach (var query in queries)
        {
            foreach (var committee in new[] { "vn", "mover", "mover.a", "mover.b", "mover.x" })
            {
                foreach (var end in new[] { "", "&boundaries=now", "&basis=computed" })
                {
                    nodes += AddsUp(
                        await small.GetAsync($"{Root}/{committee}/explain?{query}{end}&depth=10&limit=500")
                    );
                }
            }
        }

        Assert.True(nodes > 200, $"Only {nodes} nodes");
    }

    /// <summary>How many nodes were looked at.</summary>
    private static int AddsUp(JsonNode node)
    {
        var children = node["children"]!.AsArray();
        var isRatio = node["role"]!.ToString() == "derived" && children.Any(c => !c!["counted"]!.GetValue<bool>());
        if (children.Count > 0 && node["cursor"] is null && !isRatio)
        {
            var value = Given.Number(node["figure"]!["value"]) ?? 0;
            var sum = children
                .Where(child => child!["counted"]!.GetValue<bool>())
                .Sum(child => Given.Number(child!["figure"]!["value"]) ?? 0);
            Assert.True(value == (node["sign"]?.GetValue<int>() ?? 1) * sum, $"{value} and not {sum}: {node}");
        }

        return 1 + children.Sum(child => AddsUp(child!));
    }

    private static IEnumerable<JsonNode> Leaves(JsonNode node) =>
        node["children"]!.AsArray() is { Count: > 0 } children ? children.SelectMany(c => Leaves(c!)) : [node];

    private static IEnumerable<(string Key, string Period, decimal Value)> Quarters() =>
        [
            ("q1", "2021-01-01/2021-03-31", 1),
            ("q2", "2021-04-01/2021-06-30", 2),
            ("q3", "2021-07-01/2021-09-30", 4),
            ("q4", "2021-10-01/2021-12-31", 8),
        ];
}
