using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Federation.Api.Tests.Support;

namespace Federation.Api.Tests;

/// <summary>Reads of the seeds: tags, pages, batches, tables, series, searches.</summary>
[Collection(nameof(Seeded))]
public sealed class ReadingTests(Service service)
{
    private const string Root = "/api/v1/committees";

    [Fact]
    public async Task A_figure_has_all_that_the_design_shows()
    {
        var figure = await service.GetAsync($"{Root}/ha-noi.iz/figures?indicator=party-members&asOf=2018-11-26");
        var expected = JsonNode
            .Parse(
                """
                {
                  "committee": "ha-noi.iz", "indicator": "party-members", "breakdown": null, "unit": "person",
                  "asOf": "2018-11-26", "period": null, "value": 941, "upper": 941, "bound": "exact",
                  "basis": "declared", "declared": { "value": 941, "upper": 941, "bound": "exact" },
                  "computed": null, "moved": null, "observedOn": "2018-11-26", "derived": false, "inferred": false,
                  "coverage": {
                    "reporting": 1, "expected": 1, "daysCovered": null, "days": null, "complete": true
                  },
                  "findings": 0, "stale": false
                }
                """
            )!
            .AsObject();
        foreach (var (name, value) in expected)
        {
            Assert.True(JsonNode.DeepEquals(value, figure[name]), $"{name}: {figure[name]?.ToJsonString()}");
        }

        Assert.EndsWith("Z", figure["freshAt"]!.GetValue<string>());
        Assert.Matches(@"^\d+\.\d+\.\d+$", figure["version"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nothing_known_is_no_value_and_not_zero()
    {
        var figure = await service.GetAsync($"{Root}/ca-mau/figures?indicator=party-members&asOf=2018-11-26");
        Assert.Null(figure["value"]);
        Assert.Null(figure["bound"]);
        Assert.Equal(0, figure["coverage"]!["reporting"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_flow_counts_days()
    {
        var figure = await service.GetAsync($"{Root}/ha-noi.iz/figures?indicator=admissions&period=2018");
        Assert.Equal(87, Given.Number(figure["value"]));
        Assert.Null(figure["coverage"]!["reporting"]);
        Assert.Equal(304, figure["coverage"]!["daysCovered"]!.GetValue<int>());
        Assert.Equal(365, figure["coverage"]!["days"]!.GetValue<int>());
        Assert.Equal("2018-01-01/2018-12-31", figure["period"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/api/v1/catalogue")]
    [InlineData("/api/v1/about")]
    [InlineData("/api/v1/committees?q=nội")]
    [InlineData("/api/v1/committees/ha-noi.iz")]
    [InlineData("/api/v1/committees/vn/children")]
    [InlineData("/api/v1/committees/vn/figures?indicator=party-members&asOf=2022-06-19")]
    [InlineData("/api/v1/committees/vn/explain?indicator=party-members&asOf=2022-06-19&depth=4")]
    [InlineData("/api/v1/committees/vn/findings")]
    [InlineData("/api/v1/committees/ha-noi.iz/reports/2018-10m")]
    public async Task An_unchanged_answer_is_not_sent_again(string path)
    {
        using var first = await service.Client.GetAsync(path);
        var tag = first.Headers.ETag;
        Assert.NotNull(tag);
        Assert.False(tag.IsWeak);
        foreach (var held in new[] { tag.ToString(), $"\"other\", {tag}", "*", "W/" + tag })
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.TryAddWithoutValidation("If-None-Match", held);
            using var second = await service.Client.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
            Assert.Equal(tag, second.Headers.ETag);
            Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        }

        using var other = new HttpRequestMessage(HttpMethod.Get, path);
        other.Headers.TryAddWithoutValidation("If-None-Match", "\"other\"");
        using var third = await service.Client.SendAsync(other);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task A_language_has_its_own_tag()
    {
        const string path = Root + "/vn/table?indicator=party-members&by=sector&asOf=2018-11-26";
        using var vi = await service.SendAsync(HttpMethod.Get, path, null, "vi");
        using var en = await service.SendAsync(HttpMethod.Get, path, null, "en-GB");
        using var other = await service.SendAsync(HttpMethod.Get, path, null, "fr");
        Assert.NotEqual(vi.Headers.ETag, en.Headers.ETag);
        Assert.Equal(vi.Headers.ETag, other.Headers.ETag);
        Assert.Contains("Accept-Language", vi.Headers.Vary);
    }

    [Theory]
    [InlineData("ha noi iz", "ha-noi.iz")]
    [InlineData("HÀ NỘI khu công nghiệp", "ha-noi.iz")]
    [InlineData("zones of Bac Giang", "bac-giang.iz")]
    public async Task Committees_are_found_without_accents(string words, string id)
    {
        var found = await service.GetAsync($"{Root}?q={Uri.EscapeDataString(words)}");
        Assert.Contains(id, Ids(found));
    }

    [Fact]
    public async Task Pages_of_committees_make_up_the_whole()
    {
        var whole = Ids(await service.GetAsync($"{Root}?limit=500"));
        Assert.Equal(69, whole.Count);
        Assert.Equal(whole, await PagesAsync($"{Root}?limit=7"));
        var children = Ids(await service.GetAsync($"{Root}/vn/children?asOf=2020-01-01"));
        Assert.Equal(63, children.Count);
        Assert.Equal(children, await PagesAsync($"{Root}/vn/children?asOf=2020-01-01&limit=10"));
        Assert.Equal(34, Ids(await service.GetAsync($"{Root}/vn/children?asOf=2025-07-01")).Count);
    }

    [Fact]
    public async Task A_profile_is_as_of_its_day()
    {
        var then = await service.GetAsync($"{Root}/ha-noi.iz?asOf=2014-01-01");
        var now = await service.GetAsync($"{Root}/ha-noi.iz");
        Assert.Equal("grassroots-committee", then["level"]!.GetValue<string>());
        Assert.Equal("superior", now["level"]!.GetValue<string>());
        Assert.Equal("10-years-2022", LastOf(now["events"]!.AsArray(), await ReportsAsync("ha-noi.iz")));
        var nation = await service.GetAsync($"{Root}/vn?asOf=2020-01-01");
        Assert.Equal(63, nation["below"]!["province"]!.GetValue<int>());
        var merged = await service.GetAsync($"{Root}/bac-giang?asOf=2026-01-01");
        Assert.Equal("bac-ninh", merged["successor"]!.GetValue<string>());
        Assert.False(merged["active"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_batch_answers_in_order_and_a_bad_item_fails_alone()
    {
        const string body = """
            {
              "items": [
                { "committee": "ha-noi.iz", "indicator": "party-members", "asOf": "2018-11-26" },
                { "committee": "ha-noi.iz", "indicator": "party-member", "asOf": "2018-11-26" },
                { "committee": "ha-noy", "indicator": "party-members", "asOf": "2018-11-26" },
                { "committee": "ha-noi.iz", "indicator": "party-members", "asOf": "2018-13-26", "colour": 1 },
                { "indicator": "party-members", "asOf": "2018-11-26" },
                7,
                { "committee": "ha-noi.iz", "indicator": "admissions", "period": "2018-10M", "breakdown": null }
              ]
            }
            """;
        var reply = await service.PostAsync("/api/v1/figures:batch", body, HttpStatusCode.OK);
        var items = reply["items"]!.AsArray();
        Assert.Equal(941, Given.Number(items[0]!["value"]));
        Assert.Equal("unknown-indicator", items[1]!["code"]!.GetValue<string>());
        Assert.Equal("items[1].indicator", items[1]!["faults"]![0]!["field"]!.GetValue<string>());
        Assert.Equal("party-members", items[1]!["nearest"]![0]!.GetValue<string>());
        Assert.Equal("unknown-committee", items[2]!["code"]!.GetValue<string>());
        var faults = items[3]!["faults"]!.AsArray();
        Assert.Equal(["unknown-field", "not-a-date"], faults.Select(f => f!["code"]!.GetValue<string>()));
        Assert.Equal((6, 71), (faults[1]!["line"]!.GetValue<int>(), faults[1]!["column"]!.GetValue<int>()));
        Assert.Equal("items[4].committee", items[4]!["faults"]![0]!["field"]!.GetValue<string>());
        Assert.Equal("items[5]", items[5]!["faults"]![0]!["field"]!.GetValue<string>());
        Assert.Equal(87, Given.Number(items[6]!["value"]));
    }

    [Fact]
    public async Task A_batch_has_at_most_500_items()
    {
        var reply = await service.PostAsync("/api/v1/figures:batch", Batch(500), HttpStatusCode.OK);
        Assert.Equal(500, reply["items"]!.AsArray().Count);
        Assert.All(reply["items"]!.AsArray(), item => Assert.Equal(941, Given.Number(item!["value"])));
        var refused = await service.PostAsync("/api/v1/figures:batch", Batch(501), HttpStatusCode.UnprocessableEntity);
        Assert.Equal("too-many", refused["faults"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_table_by_child_has_a_row_for_each()
    {
        var table = await service.GetAsync(
            $"{Root}/vn/table?indicator=party-members,admissions&by=child&asOf=2018-11-26&period=2018-10M"
        );
        var row = table["rows"]!.AsArray().Single(r => r!["key"]!.GetValue<string>() == "ha-noi")!;
        Assert.Equal("Party Committee of Hà Nội City", row["label"]!.GetValue<string>());
        Assert.Equal([941, 87], row["cells"]!.AsArray().Select(cell => Given.Number(cell!["value"])));
        Assert.Equal(63, table["rows"]!.AsArray().Count);
        Assert.Equal(2, table["total"]!.AsArray().Count);
        Assert.Equal("New Party members admitted", Capital(table["columns"]![1]!["label"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("party-members", "bac-giang,ha-noi")]
    [InlineData("-party-members", "ha-noi,bac-giang")]
    public async Task A_table_is_ordered_by_a_column_and_the_silent_come_last(string sort, string first)
    {
        const string asked = "/vn/table?indicator=party-members&by=child&asOf=2018-11-26&sort=";
        var rows = await KeysAsync($"{Root}{asked}{sort}");
        Assert.Equal(first, string.Join(',', rows.Take(2)));
        Assert.Equal(63, rows.Distinct().Count());
    }

    [Fact]
    public async Task A_table_is_ordered_by_what_its_rows_are_called()
    {
        var table = await service.GetAsync(
            $"{Root}/vn/table?indicator=party-members&by=child&asOf=2018-11-26&sort=label&lang=vi"
        );
        var labels = table["rows"]!.AsArray().Select(row => row!["label"]!.GetValue<string>()).ToList();
        Assert.Equal(labels.Order(StringComparer.Create(new("vi"), ignoreCase: true)), labels);
        Assert.StartsWith("Đảng bộ thành phố Cần Thơ", labels[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ordered_table_has_each_row_on_one_of_its_pages()
    {
        const string asked = $"{Root}/vn/table?indicator=party-members&by=child&asOf=2018-11-26&limit=20";
        var whole = await KeysAsync($"{Root}/vn/table?indicator=party-members&by=child&asOf=2018-11-26&sort=-label");
        var paged = new List<string>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = await service.GetAsync($"{asked}&sort=-label&cursor={cursor}");
            paged.AddRange(page["rows"]!.AsArray().Select(row => row!["key"]!.GetValue<string>()));
            cursor = page["cursor"]?.GetValue<string>();
        }

        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task An_order_by_what_is_no_column_is_refused()
    {
        using var response = await service.SendAsync(
            HttpMethod.Get,
            $"{Root}/vn/table?indicator=party-members&by=year&from=2018&to=2018&sort=admissions",
            null
        );
        var problem = await Service.JsonOfAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("sort", problem["faults"]![0]!["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_table_as_now_has_the_children_of_today_and_they_add_up()
    {
        var table = await service.GetAsync(
            $"{Root}/vn/table?indicator=party-members&by=child&asOf=2016-12-31&boundaries=now"
        );
        var values = table["rows"]!.AsArray().ToDictionary(row => row!["key"]!.GetValue<string>(), Value);
        Assert.Equal(34, values.Count);
        Assert.Equal(150, values["bac-ninh"]);
        Assert.Equal(Given.Number(table["total"]![0]!["value"]), values.Values.Sum());
    }

    [Fact]
    public async Task A_table_by_dimension_has_a_row_for_each_member()
    {
        var table = await service.GetAsync(
            $"{Root}/ha-noi.iz/table?indicator=party-organisations&by=sector&asOf=2018-11-26"
        );
        var values = table["rows"]!.AsArray().ToDictionary(r => r!["key"]!.GetValue<string>(), Value);
        Assert.Equal(65, values["non-state"]);
        Assert.Equal(41, values["non-state.fdi"]);
        Assert.Equal(68, Given.Number(table["total"]![0]!["value"]));
    }

    [Fact]
    public async Task A_table_by_year_has_stocks_at_the_years_end()
    {
        var table = await service.GetAsync(
            $"{Root}/ha-noi.iz/table?indicator=party-members,admissions&by=year&from=2012&to=2018"
        );
        var rows = table["rows"]!.AsArray();
        Assert.Equal(["2012", "2013", "2014", "2015", "2016", "2017", "2018"], rows.Select(r => r!["key"]!.ToString()));
        Assert.Equal(248, Value(rows[0]));
        Assert.Equal("2018-12-31", rows[6]!["cells"]![0]!["asOf"]!.GetValue<string>());
        Assert.Equal(941, Given.Number(table["total"]![0]!["value"]));
        Assert.Equal("2012-01-01/2018-12-31", table["total"]![1]!["period"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_series_has_growth_and_breaks()
    {
        var series = await service.GetAsync(
            $"{Root}/ha-noi.iz/series?indicator=party-members&from=2012&to=2022&step=year"
        );
        var points = series["points"]!.AsArray();
        Assert.Null(points[0]!["growth"]);
        var growth = points[6]!["growth"]!;
        Assert.Equal(941 - 248, Given.Number(growth["difference"]!["value"]));
        Assert.Equal(941m / 248, Given.Number(growth["factor"]!["value"]));
        var breaks = series["breaks"]!.AsArray().Select(b => $"{b!["on"]} {b["event"]!["kind"]}");
        Assert.Equal(["2012-06-19 established", "2016-09-01 upgraded"], breaks);

        var merged = await service.GetAsync($"{Root}/bac-ninh/series?indicator=party-members&from=2025&to=2025");
        var came = merged["breaks"]!.AsArray().Single(b => b!["event"]!["committee"]!.ToString() == "bac-giang")!;
        Assert.Equal(("merged-into", 1), (came["event"]!["kind"]!.ToString(), came["event"]!["sign"]!.GetValue<int>()));
        var quarters = await service.GetAsync(
            $"{Root}/ha-noi.iz/series?indicator=admissions&from=2018-Q2&to=2018-12-31&step=quarter"
        );
        Assert.Equal(
            ["2018-Q2", "2018-Q3", "2018-Q4"],
            quarters["points"]!.AsArray().Select(p => p!["at"]!.ToString())
        );
    }

    [Fact]
    public async Task As_now_and_as_then_differ_by_the_merger()
    {
        const string query = "indicator=party-members&asOf=2016-12-31";
        Assert.Equal(150, await service.ValueAsync("bac-giang", query));
        Assert.Null(await service.ValueAsync("bac-ninh", query));
        Assert.Equal(150, await service.ValueAsync("bac-ninh", query + "&boundaries=now"));
        Assert.Equal(await service.ValueAsync("vn", query), await service.ValueAsync("vn", query + "&boundaries=now"));
    }

    [Fact]
    public async Task Targets_are_worked_out()
    {
        var targets = await service.GetAsync($"{Root}/bac-giang.iz/targets?period=2017");
        var admissions = targets["items"]!
            .AsArray()
            .Where(t => t!["indicator"]!.ToString() == "admissions")
            .ToDictionary(t => t!["breakdown"]?.ToString() ?? "");
        Assert.Equal(50, Given.Number(admissions[""]!["target"]!["value"]));
        var share = admissions["sector:non-state.fdi"]!;
        Assert.Equal(15, Given.Number(share["target"]!["value"]));
        Assert.Equal(30, Given.Number(share["percentOf"]!["percent"]!["value"]));
        Assert.True(share["percentOf"]!["target"]!.GetValue<bool>());
        Assert.Null(share["achievement"]);
        Assert.Equal(365, share["coverage"]!["days"]!.GetValue<int>());
        Assert.Empty((await service.GetAsync($"{Root}/bac-giang.iz/targets?period=2016"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Findings_of_a_subtree_are_listed_page_by_page()
    {
        var whole = await service.GetAsync($"{Root}/vn/findings");
        var all = whole["items"]!.AsArray().Select(f => f!.ToJsonString()).ToList();
        Assert.Contains(all, f => f.Contains("claim-contradicted") && f.Contains("2018-10m"));
        var paged = new List<string>();
        for (var path = $"{Root}/vn/findings?limit=2"; path is not null; )
        {
            var page = await service.GetAsync(path);
            paged.AddRange(page["items"]!.AsArray().Select(f => f!.ToJsonString()));
            path = page["cursor"] is { } cursor ? $"{Root}/vn/findings?limit=2&cursor={cursor}" : null;
        }

        Assert.Equal(all, paged);
        var warnings = await service.GetAsync($"{Root}/ha-noi/findings?severity=warning");
        Assert.All(warnings["items"]!.AsArray(), f => Assert.Equal("warning", f!["severity"]!.ToString()));
        Assert.NotEmpty(warnings["items"]!.AsArray());
    }

    [Fact]
    public async Task A_report_is_shown_with_its_source_and_findings()
    {
        var report = await service.GetAsync($"{Root}/ha-noi.iz/reports/2018-10m");
        Assert.Equal("000_d646ff1fea13c3c4", report["report"]!["source"]!["document"]!.ToString());
        Assert.Equal(18, report["observations"]!.AsArray().Count(o => !o!["derived"]!.GetValue<bool>()));
        Assert.Equal(3, report["claims"]!.AsArray().Count);
        Assert.Equal(["09-nq-tu", "01-da-du", "05-ct-tw"], report["answersTo"]!.AsArray().Select(a => a!.ToString()));
        Assert.Single(report["revisions"]!.AsArray());
        Assert.NotEmpty(report["findings"]!.AsArray());
        var unknown = await service.SendAsync(HttpMethod.Get, $"{Root}/ha-noi.iz/reports/2018-10n", null);
        var problem = await Service.JsonOfAsync(unknown, HttpStatusCode.NotFound);
        Assert.Equal("2018-10m", problem["nearest"]![0]!.ToString());
    }

    [Fact]
    public async Task Completeness_says_who_is_late()
    {
        var list = await service.GetAsync($"{Root}/vn/completeness?period=2018-Q4&limit=3");
        var items = list["items"]!.AsArray().ToList();
        while (list["cursor"] is { } cursor)
        {
            list = await service.GetAsync($"{Root}/vn/completeness?period=2018-Q4&limit=3&cursor={cursor}");
            items.AddRange(list["items"]!.AsArray());
        }

        var late = items.Where(i => i!["late"]!.GetValue<bool>()).Select(i => i!["committee"]!.ToString()).ToList();
        Assert.Contains("ha-noi.iz", late);
        Assert.DoesNotContain("ca-mau", late);
        var zone = items.Single(i => i!["committee"]!.ToString() == "ha-noi.iz")!;
        Assert.Equal(("superior-quarter", "2019-01-15"), (zone["plan"]!.ToString(), zone["dueOn"]!.ToString()));
        Assert.Equal(items.Count, items.Select(i => i!["committee"]!.ToString()).Distinct().Count());
    }

    [Fact]
    public async Task Health_and_about_say_what_is_here()
    {
        Assert.Equal("live", (await service.GetAsync("/health/live"))["status"]!.ToString());
        var ready = await service.GetAsync("/health/ready");
        Assert.Equal("ready", ready["status"]!.ToString());
        Assert.Empty(ready["missing"]!.AsArray());
        var about = await service.GetAsync("/api/v1/about");
        Assert.Equal("embedded", about["engine"]!.ToString());
        Assert.Equal(64, about["instances"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_unacceptable_form_is_refused()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"{Root}/vn/table?indicator=party-members&by=year&from=2018&to=2018"
        );
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("image/png"));
        using var response = await service.Client.SendAsync(request);
        var problem = await Service.JsonOfAsync(response, HttpStatusCode.NotAcceptable);
        Assert.Equal("not-acceptable", problem["code"]!.ToString());
    }

    private static string Batch(int count)
    {
        const string item = """{"committee":"ha-noi.iz","indicator":"party-members","asOf":"2018-11-26"}""";
        var text = new StringBuilder("{\"items\":[").AppendJoin(',', Enumerable.Repeat(item, count));
        return text.Append("]}").ToString();
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private async Task<List<string>> KeysAsync(string path) =>
        [.. (await service.GetAsync(path))["rows"]!.AsArray().Select(row => row!["key"]!.GetValue<string>())];

    private static decimal? Value(JsonNode? row) => Given.Number(row!["cells"]![0]!["value"]);

    private static string LastOf(JsonArray events, IReadOnlyList<string> reports) =>
        events.Count > 0 ? reports[^1] : "";

    private static List<string> Ids(JsonNode list) => [.. list["items"]!.AsArray().Select(i => i!["id"]!.ToString())];

    private async Task<IReadOnlyList<string>> ReportsAsync(string committee)
    {
        var reports = await service.GetAsync($"{Root}/{committee}/reports");
        return [.. reports["items"]!.AsArray().Select(r => r!["key"]!.ToString())];
    }

    private async Task<List<string>> PagesAsync(string path)
    {
        var ids = new List<string>();
        var page = await service.GetAsync(path);
        for (; page["cursor"] is { } cursor; page = await service.GetAsync($"{path}&cursor={cursor}"))
        {
            ids.AddRange(Ids(page));
        }

        return [.. ids, .. Ids(page)];
    }
}
