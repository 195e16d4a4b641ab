using System.Net;
using System.Text.Json.Nodes;
using Federation.Api.Tests.Support;
using Federation.Engine.Ports;

namespace Federation.Api.Tests;

/// <summary>Writes: once, again, otherwise, too late, and taken back.</summary>
public sealed class WritingTests(SmallService service) : IClassFixture<SmallService>
{
    private const string Root = "/api/v1/committees";
    private const string Query = "indicator=party-members&asOf=2024-03-31";

    [Fact]
    public async Task The_same_report_again_gets_the_same_receipt()
    {
        await service.CommitteeAsync("same", "vn", "province");
        var report = Given.Members("q1", "2024-03-31", 7);
        using var first = await service.SendAsync(HttpMethod.Post, $"{Root}/same/reports", report);
        Assert.Equal("/api/v1/committees/same/reports/q1", first.Headers.Location!.ToString());
        var receipt = await Service.JsonOfAsync(first, HttpStatusCode.Created);
        var heads = await service.HeadsAsync();
        var again = await service.ReportAsync("same", report, HttpStatusCode.OK);

        Assert.Equal(receipt.ToJsonString(), again.ToJsonString());
        Assert.Equal(heads, await service.HeadsAsync());
        Assert.Equal(
            ("same", "q1", 1, false),
            (
                receipt["committee"]!.ToString(),
                receipt["key"]!.ToString(),
                receipt["revision"]!.GetValue<int>(),
                receipt["superseded"]!.GetValue<bool>()
            )
        );
        Assert.Equal(64, receipt["hash"]!.ToString().Length);
    }

    [Fact]
    public async Task The_same_revision_with_other_content_is_a_conflict()
    {
        await service.CommitteeAsync("other", "vn", "province");
        await service.ReportAsync("other", Given.Members("q1", "2024-03-31", 7));
        var problem = await service.ReportAsync("other", Given.Members("q1", "2024-03-31", 8), HttpStatusCode.Conflict);
        Assert.Equal("revision-differs", problem["code"]!.ToString());
        Assert.Equal(7, await service.ValueAsync("other", Query));
    }

    [Fact]
    public async Task A_higher_revision_replaces_the_whole_and_a_lower_one_comes_too_late()
    {
        await service.CommitteeAsync("revised", "vn", "province");
        await service.ReportAsync("revised", Given.Members("q1", "2024-03-31", 7, revision: 2));
        await service.ReportAsync("revised", Given.Members("q1", "2024-03-31", 9, revision: 5));
        Assert.Equal(9, await service.ValueAsync("revised", Query));
        var late = await service.ReportAsync("revised", Given.Members("q1", "2024-03-31", 8, revision: 3));
        Assert.True(late["superseded"]!.GetValue<bool>());
        Assert.Equal(9, await service.ValueAsync("revised", Query));

        var list = await service.GetAsync($"{Root}/revised/reports");
        var states = list["items"]!.AsArray().Select(r => $"{r!["revision"]} {r["state"]}");
        Assert.Equal(["2 superseded", "3 superseded", "5 standing"], states);
        var old = await service.GetAsync($"{Root}/revised/reports/q1?revision=2");
        Assert.Equal(7, Given.Number(old["observations"]![0]!["amount"]!["value"]));
        var highest = await service.GetAsync($"{Root}/revised/reports/q1");
        Assert.Equal(5, highest["report"]!["revision"]!.GetValue<int>());
        Assert.Equal(3, highest["revisions"]!.AsArray().Count);
        var pages = await service.GetAsync($"{Root}/revised/reports?limit=2");
        var rest = await service.GetAsync($"{Root}/revised/reports?limit=2&cursor={pages["cursor"]}");
        Assert.Equal(5, rest["items"]!.AsArray().Single()!["revision"]!.GetValue<int>());

        // What a revision leaves out is withdrawn.
        await service.ReportAsync(
            "revised",
            Given.Admissions("q1", "2024-01-01/2024-03-31", 3).Replace("\"revision\":1", "\"revision\":6")
        );
        Assert.Null(await service.ValueAsync("revised", Query));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_and_stores_nothing()
    {
        await service.CommitteeAsync("dry", "vn", "province");
        var heads = await service.HeadsAsync();
        using var response = await service.SendAsync(
            HttpMethod.Post,
            $"{Root}/dry/reports?dryRun=true",
            Given.Members("q1", "2024-03-31", 7)
        );
        var receipt = await Service.JsonOfAsync(response, HttpStatusCode.OK);
        Assert.Equal(0, receipt["sequence"]!.GetValue<int>());
        Assert.Equal("", receipt["hash"]!.ToString());
        Assert.Equal(heads, await service.HeadsAsync());
        Assert.Null(await service.ValueAsync("dry", Query));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_withdrawn_report_counts_no_more_and_is_still_there(bool inBody)
    {
        var id = inBody ? "taken-back-a" : "taken-back-b";
        await service.CommitteeAsync(id, "vn", "province");
        await service.ReportAsync(id, Given.Members("q1", "2024-03-31", 7));
        var path = $"{Root}/{id}/reports/q1" + (inBody ? "" : "?reason=nh%E1%BA%A7m");
        var body = inBody ? """{"reason":"nhầm"}""" : null;
        using var response = await service.SendAsync(HttpMethod.Delete, path, body);
        var receipt = await Service.JsonOfAsync(response, HttpStatusCode.OK);
        Assert.True(receipt["changed"]!.GetValue<bool>());
        Assert.Null(await service.ValueAsync(id, Query));

        var report = await service.GetAsync($"{Root}/{id}/reports/q1");
        Assert.Equal("withdrawn", report["report"]!["state"]!.ToString());
        Assert.Equal("nhầm", report["report"]!["reason"]!.ToString());
        using var twice = await service.SendAsync(HttpMethod.Delete, path, body);
        Assert.False((await Service.JsonOfAsync(twice, HttpStatusCode.OK))["changed"]!.GetValue<bool>());
        await service.ReportAsync(id, Given.Members("q1", "2024-03-31", 8, revision: 2));
        Assert.Equal(8, await service.ValueAsync(id, Query));
    }

    [Fact]
    public async Task Targets_are_set_once()
    {
        await service.CommitteeAsync("aims", "vn", "province");
        await service.ReportAsync("aims", Given.Admissions("y", "2024-01-01/2024-12-31", 45));
        const string body = """
            {
              "setBy": "vn", "period": "2024",
              "items": [
                { "indicator": "admissions", "value": 60, "bound": "at-least" },
                {
                  "indicator": "admissions", "breakdown": "role:worker", "value": 50,
                  "percentOf": { "indicator": "admissions", "period": "2024", "target": true }
                }
              ]
            }
            """;
        foreach (var isNew in new[] { true, false })
        {
            using var response = await service.SendAsync(HttpMethod.Put, $"{Root}/aims/targets", body);
            var receipt = await Service.JsonOfAsync(response, HttpStatusCode.OK);
            Assert.Equal(isNew, receipt["changed"]!.GetValue<bool>());
        }

        var items = (await service.GetAsync($"{Root}/aims/targets?period=2024"))["items"]!.AsArray();
        Assert.Equal(2, items.Count);
        var total = items.Single(t => t!["breakdown"] is null)!;
        Assert.Equal(75, Given.Number(total["achievement"]!["value"]));
        Assert.Equal("nearly", total["achievement"]!["bound"]!.ToString());
        var share = items.Single(t => t!["breakdown"] is not null)!;
        Assert.Equal(
            (30, "at-least"),
            (Given.Number(share["target"]!["value"]), share["target"]!["bound"]!.ToString())
        );
    }

    [Fact]
    public async Task A_committee_and_an_event_are_made_once()
    {
        var committee = Given.Committee("once", "vn", "province", "2020-01-01");
        await service.PostAsync(Root, committee);
        var again = await service.PostAsync(Root, committee, HttpStatusCode.OK);
        Assert.False(again["changed"]!.GetValue<bool>());
        const string renamed = """
            { "key": "renamed", "kind": "renamed", "effectiveFrom": "2022-01-01", "names": { "vi": "Mới", "en": "New" }
            }
            """;
        await service.EventAsync("once", renamed);
        var repeated = await service.PostAsync($"{Root}/once/events", renamed, HttpStatusCode.OK);
        Assert.False(repeated["changed"]!.GetValue<bool>());
        var profile = await service.GetAsync($"{Root}/once");
        Assert.Equal("New", profile["names"]!["en"]!.ToString());
        Assert.Equal(["established", "renamed"], profile["events"]!.AsArray().Select(e => e!["key"]!.ToString()));
        var found = await service.GetAsync($"{Root}?q=moi&parent=vn&level=province");
        Assert.Equal("once", found["items"]!.AsArray().Single()!["id"]!.ToString());
    }

    [Fact]
    public async Task A_storage_that_fails_is_unavailable_and_works_again()
    {
        await service.CommitteeAsync("failing", "vn", "province");
        service.Faults.BeforeWrite = (id, _) =>
            id.ToString() == "failing" ? throw new JournalUnavailableException("the disk is full") : default;
        try
        {
            using var response = await service.SendAsync(
                HttpMethod.Post,
                $"{Root}/failing/reports",
                Given.Members("q1", "2024-03-31", 7)
            );
            var problem = await Service.JsonOfAsync(response, HttpStatusCode.ServiceUnavailable);
            Assert.Equal("storage-unavailable", problem["code"]!.ToString());
            Assert.True(response.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        }
        finally
        {
            service.Faults.BeforeWrite = null;
        }

        await service.ReportAsync("failing", Given.Members("q1", "2024-03-31", 7));
        Assert.Equal(7, await service.ValueAsync("failing", Query));
    }

    [Fact]
    public async Task A_full_queue_is_busy_and_loses_nothing_that_it_took()
    {
        await service.CommitteeAsync("busy", "vn", "province");
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Faults.BeforeWrite = (id, _) => id.ToString() == "busy" ? new(slow.Task) : default;
        var sent = Enumerable
            .Range(0, 300)
            .Select(i =>
                service.SendAsync(HttpMethod.Post, $"{Root}/busy/reports", Given.Members($"r{i}", "2024-03-31", i))
            )
            .ToList();
        var first = await await Task.WhenAny(sent);
        service.Faults.BeforeWrite = null;
        slow.SetResult();
        var problem = await Service.JsonOfAsync(first, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("busy", problem["code"]!.ToString());
        Assert.True(first.Headers.RetryAfter!.Delta > TimeSpan.Zero);

        var taken = (await Task.WhenAll(sent)).Count(response => response.StatusCode == HttpStatusCode.Created);
        var list = await service.GetAsync($"{Root}/busy?asOf=2024-03-31");
        Assert.NotNull(list["lastReport"]);
        var items = (await service.GetAsync($"{Root}/busy/reports?limit=500"))["items"]!.AsArray();
        Assert.Equal(taken, items.Count);
        sent.ForEach(response => response.Result.Dispose());
    }

    [Fact]
    public async Task A_new_figure_has_a_new_tag_and_version()
    {
        await service.CommitteeAsync("tagged", "vn", "province");
        await service.ReportAsync("tagged", Given.Members("q1", "2024-03-31", 7));
        using var before = await service.Client.GetAsync($"{Root}/tagged/figures?{Query}");
        await service.ReportAsync("tagged", Given.Admissions("q1-a", "2024-01-01/2024-03-31", 1));
        using var other = await service.Client.GetAsync($"{Root}/tagged/figures?{Query}");
        Assert.Equal(before.Headers.ETag, other.Headers.ETag);
        await service.ReportAsync("tagged", Given.Members("q1", "2024-03-31", 8, revision: 2));
        using var after = await service.Client.GetAsync($"{Root}/tagged/figures?{Query}");
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        var versions = await Task.WhenAll(
            new[] { before, after }.Select(async r => JsonNode.Parse(await r.Content.ReadAsStringAsync())!["version"])
        );
        Assert.NotEqual(versions[0]!.ToString(), versions[1]!.ToString());
    }
}
