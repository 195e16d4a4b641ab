using System.Text.Json.Nodes;
using Federation.Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Dashboard.Browser.Tests;

/// <summary>A clerk's whole way with a report, in a browser.</summary>
[Collection(nameof(WriteSite))]
public sealed class ReportingTests(WriteSite site)
{
    private const string Plan = "plan=cell-quarter&period=2024-Q3";
    private const string Members = "#f-value-party-members";

    [Fact]
    public async Task A_report_is_typed_mended_sent_corrected_and_withdrawn()
    {
        const string cell = "an-giang.round";
        await using var visit = await BeginAsync(cell);
        var page = visit.Page;

        // What is no number is said while one types, and its parts are added up.
        await page.Locator(Members).FillAsync("mười hai");
        await visit.UntilAsync(
            "() => document.querySelector('#f-value-party-members-fault').textContent.trim() !== ''",
            "what is wrong, while typing"
        );
        await page.Locator(Members).FillAsync("12");
        await visit.UntilAsync(
            "() => document.querySelector('#f-value-party-members-fault').textContent.trim() === ''",
            "that nothing is wrong any more"
        );
        await SendAsync(visit, "open:party-members~sector");
        await page.Locator(Members + "-sector-administrative").FillAsync("7");
        await page.Locator(Members + "-sector-public-service").FillAsync("4");
        await AddsUpAsync(visit, "11");
        await page.Locator(Members + "-sector-public-service").FillAsync("5");
        await AddsUpAsync(visit, "12");

        // A fault stops it at its field; mended it is checked, and then sent.
        await page.Locator("#f-document").FillAsync("");
        await SendAsync(visit, "check");
        Assert.Equal(422, visit.Document!.Status);
        await page.Locator("#f-document-fault .fault").WaitForAsync();
        Assert.Equal("7", await page.Locator(Members + "-sector-administrative").InputValueAsync());
        Assert.Empty(await ReportsAsync(cell));
        await page.Locator("#f-document").FillAsync("bc-q3");
        await SendAsync(visit, "check");
        Assert.Empty(await ReportsAsync(cell));
        await SendAsync(visit, "submit");
        await page.Locator("[data-received]").WaitForAsync();
        Assert.Matches("[0-9a-f]{64}", await page.Locator(".hash").TextContentAsync());
        Assert.Equal([("2024-q3", 1)], await ReportsAsync(cell));
        await ShowsAsync(visit, cell, "12");

        await visit.GoAsync($"/c/{cell}/reports/2024-q3");
        await visit.FollowAsync(page.Locator("main a[href*='correct=']"));
        await page.Locator("input[id^='f-value-o']").First.FillAsync("13");
        await page.Locator("input[id^='f-value-o']").Nth(1).FillAsync("8");
        await SendAsync(visit, "check");
        await SendAsync(visit, "submit");
        await page.Locator("#difference-table").WaitForAsync();
        Assert.Contains(("2024-q3", 2), await ReportsAsync(cell));
        await ShowsAsync(visit, cell, "13");

        await visit.GoAsync($"/c/{cell}/reports/2024-q3");
        await visit.FollowAsync(page.Locator("main a[href$='/withdraw']"));
        await page.Locator("#reason").FillAsync("nhập nhầm kỳ");
        await visit.FollowAsync(page.Locator("main form button.primary"));
        Assert.Contains("nhập nhầm kỳ", await page.Locator("main").InnerTextAsync());
        await ShowsAsync(visit, cell, null);
    }

    [Fact]
    public async Task A_block_from_a_spreadsheet_is_pasted_into_the_form()
    {
        await using var visit = await BeginAsync("an-giang.paste");

        await visit.Page.Locator(Members).FocusAsync();
        await visit.LeaveAsync(() =>
            visit.Page.EvaluateAsync(
                """
                () => {
                  const data = new DataTransfer();
                  data.setData("text/plain", "đảng viên mới kết nạp\t3\nĐảng viên\t1.024\nTổng\t9");
                  document.activeElement.dispatchEvent(
                    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
                }
                """
            )
        );

        Assert.Equal("1.024", await visit.Page.Locator(Members).InputValueAsync());
        Assert.Equal("3", await visit.Page.Locator("#f-value-admissions").InputValueAsync());
        Assert.Contains("Tổng\t9", await visit.Page.Locator("#f-paste").InputValueAsync());
        Assert.Empty(visit.TakeFaults());
    }

    [Fact]
    public async Task What_was_typed_outlives_a_lost_connection_and_is_sent_once()
    {
        const string cell = "an-giang.offline";
        await using var link = new CuttableLink(site.Program.Address);
        await using var visit = await BeginAsync(cell, new() { Through = link.Address });
        var page = visit.Page;
        await page.Locator("#f-document").FillAsync("bc-q3");

        link.Cut();
        await page.Locator(Members).FillAsync("21");
        await page.Locator("button[value='check'].primary").ClickAsync();
        await page.Locator("[data-entry-offline]").WaitForAsync();
        Assert.Equal("21", await page.Locator(Members).InputValueAsync());

        // The window is closed, and opened again when there is a connection: the draft is offered.
        link.Mend();
        await visit.GoAsync($"/c/{cell}/submit?{Plan}");
        Assert.Equal("", await page.Locator(Members).InputValueAsync());
        await page.Locator("[data-draft-restore]").ClickAsync();
        Assert.Equal("21", await page.Locator(Members).InputValueAsync());
        Assert.Equal("bc-q3", await page.Locator("#f-document").InputValueAsync());
        await SendAsync(visit, "check");

        // Lost once more at the very moment of sending; sent again it is the same report.
        link.Cut();
        await page.Locator("button[value='submit']").ClickAsync();
        await page.Locator("[data-entry-offline]").WaitForAsync();
        link.Mend();
        await SendAsync(visit, "submit");
        await page.Locator("[data-received]").WaitForAsync();
        Assert.Equal([("2024-q3", 1)], await ReportsAsync(cell));

        await visit.GoAsync($"/c/{cell}/submit?{Plan}");
        Assert.True(await page.Locator("[data-draft-offer]").IsHiddenAsync(), "What was sent is offered as a draft");
    }

    [Fact]
    public async Task A_draft_brings_back_the_rows_that_were_added()
    {
        const string cell = "an-giang.rows";
        await using var visit = await BeginAsync(cell);
        var page = visit.Page;
        await page.Locator("details.entry-extra:has(#f-target0-value) > summary").ClickAsync();
        await SendAsync(visit, "add:targetRows");
        await page.Locator("#f-document").FillAsync("bc-q3");
        await page.Locator(Members).FillAsync("21");
        await page.Locator("#f-target2-indicator").SelectOptionAsync("admissions");
        await page.Locator("#f-target2-value").FillAsync("34");

        // Closed without sending, and opened again.
        await visit.GoAsync($"/c/{cell}/submit?{Plan}");
        Assert.Equal(0, await page.Locator("#f-target2-value").CountAsync());
        await page.Locator("[data-draft-restore]").ClickAsync();
        Assert.Equal("34", await page.Locator("#f-target2-value").InputValueAsync());
        Assert.Equal("admissions", await page.Locator("#f-target2-indicator").InputValueAsync());
        Assert.True(await page.Locator("#f-target2-value").IsVisibleAsync(), "What is restored is folded away");
        Assert.Equal("", await page.Locator("#f-target1-value").InputValueAsync());
        Assert.Empty(await Soundness.FaultsOfAsync(visit, null, ""));

        await SendAsync(visit, "check");
        await SendAsync(visit, "submit");
        await page.Locator("[data-received]").WaitForAsync();
        var targets = await site.Program.GetAsync($"committees/{cell}/targets");
        Assert.Equal(34, (int)Assert.Single(targets["items"]!.AsArray())!["target"]!["value"]!);
    }

    [Fact]
    public async Task Targets_are_set_from_the_overview_with_and_without_scripts()
    {
        const string cell = "an-giang.targets";
        await site.Program.EstablishCellAsync(cell, "an-giang", "Chi bộ " + cell, "Cell " + cell);
        foreach (var (reader, value) in new[] { (new Reader(), "40"), (new Reader { HasScripts = false }, "50") })
        {
            await using var visit = await site.VisitAsync(reader);
            Assert.Equal(200, await visit.GoAsync($"/c/{cell}"));
            Assert.Equal(200, await visit.FollowAsync(visit.Page.Locator($"main a[href^='/c/{cell}/targets']")));
            await SendAsync(visit, "check");
            Assert.Equal(422, visit.Document!.Status);
            await visit.Page.Locator("#f-target0-indicator-fault .fault").WaitForAsync();
            await visit.Page.Locator("#f-target0-indicator").SelectOptionAsync("admissions");
            await visit.Page.Locator("#f-target0-value").FillAsync(value);
            await visit.Page.Locator("#f-setBy").FillAsync("an-giang");
            await SendAsync(visit, "check");
            Assert.Contains(value, Visit.Plain(await visit.Page.Locator("#form-state").InnerTextAsync()));
            await SendAsync(visit, "set");
            await visit.Page.Locator(".receipt").WaitForAsync();
            var stored = await site.Program.GetAsync($"committees/{cell}/targets");
            Assert.Equal(value, Assert.Single(stored["items"]!.AsArray())!["target"]!["value"]!.ToString());
            Assert.Empty(
                reader.HasScripts
                    ? await Soundness.FaultsOfAsync(visit, null, "")
                    : await Soundness.FaultsWithoutScriptsAsync(visit, null)
            );
        }
    }

    [Fact]
    public async Task Without_scripts_a_report_is_sent_too()
    {
        const string cell = "an-giang.plain";
        await using var visit = await BeginAsync(cell, new() { HasScripts = false, Language = "en" });

        await visit.Page.Locator("#f-document").FillAsync("report q3");
        await visit.Page.Locator(Members).FillAsync("1,005");
        await SendAsync(visit, "check");
        await SendAsync(visit, "submit");

        Assert.Contains("2024-q3", await visit.Page.Locator(".receipt").InnerTextAsync());
        Assert.Equal([("2024-q3", 1)], await ReportsAsync(cell));
        await ShowsAsync(visit, cell, "1,005");
        Assert.Empty(visit.TakeFaults());
    }

    private async Task<Visit> BeginAsync(string cell, Reader? reader = null)
    {
        await site.Program.EstablishCellAsync(cell, "an-giang", "Chi bộ " + cell, "Cell " + cell);
        var visit = await site.VisitAsync(reader);
        Assert.Equal(200, await visit.GoAsync($"/c/{cell}/submit?{Plan}"));
        return visit;
    }

    private static Task AddsUpAsync(Visit visit, string sum) =>
        visit.UntilAsync(
            $"""
            () => document.querySelector("tr[data-row='party-members'] output[data-sum]").textContent.includes("{sum}")
            """,
            $"the sum {sum} of the parts"
        );

    /// <summary>Presses a button of the form and waits for what comes of it.</summary>
    private static async Task SendAsync(Visit visit, string action)
    {
        var buttons = visit.Page.Locator($"button[value='{action}']:not(.visually-hidden)");
        await visit.FollowAsync(buttons.Locator("visible=true").First);
    }

    private async Task<IReadOnlyList<(string Key, int Revision)>> ReportsAsync(string cell)
    {
        var reports = await site.Program.GetAsync($"committees/{cell}/reports");
        return [.. reports["items"]!.AsArray().Select(Of)];

        static (string, int) Of(JsonNode? report) => ((string)report!["key"]!, (int)report["revision"]!);
    }

    /// <summary>The number on the overview after the quarter; null for none.</summary>
    private static async Task ShowsAsync(Visit visit, string cell, string? members)
    {
        Assert.Equal(200, await visit.GoAsync($"/c/{cell}?asOf=2024-10-01"));
        var value = visit.Page.Locator("#line-party-members- .figure-value");
        var shown = await value.CountAsync() == 0 ? null : Visit.Plain(await value.TextContentAsync());
        Assert.Equal(members, shown);
    }
}
