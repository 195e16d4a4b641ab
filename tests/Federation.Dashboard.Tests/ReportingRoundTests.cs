using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Federation.Dashboard.Tests.Support;

namespace Federation.Dashboard.Tests;

/// <summary>A clerk's whole way without scripts, on a cell of its own.</summary>
public sealed class ReportingRoundTests(DashboardService service) : IClassFixture<DashboardService>, IAsyncLifetime
{
    private const string Cell = "an-giang.cell-1";
    private const string Entry = $"/c/{Cell}/submit?plan=cell-quarter&period=2024-Q3";
    private readonly Browser browser = new(service);

    public async Task InitializeAsync()
    {
        await service.Federation.EstablishCellAsync(Cell, "an-giang");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_report_is_entered_mended_sent_corrected_and_withdrawn()
    {
        var entry = await browser.GetAsync(Entry);
        Assert.Equal(HttpStatusCode.OK, entry.Status);
        Assert.Equal("2024-q3", Browser.FieldsOf(entry)["key"]);

        // With faults: each at its field, and nothing typed is lost.
        var faulty = await browser.SendAsync(
            entry,
            "check",
            ("value-party-members", "mười hai"),
            ("value-admissions", "3"),
            ("document", "")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.Status);
        Assert.Contains("href=\"#f-value-party-members\"", faulty.Html);
        Assert.Contains("Đảng viên: Không đọc được số này", faulty.TextOf("form-state"));
        Assert.Contains("Hãy điền ô này", faulty.TextOf("f-document-fault"));
        Assert.Equal("mười hai", Browser.FieldsOf(faulty)["value-party-members"]);
        Assert.Equal("3", Browser.FieldsOf(faulty)["value-admissions"]);
        Assert.DoesNotContain("value=\"submit\"", faulty.Html);

        // Mended: checked first, and not stored by that.
        var mended = await browser.SendAsync(faulty, "check", ("value-party-members", "1.012"), ("document", "bc-q3"));
        Assert.Equal(HttpStatusCode.OK, mended.Status);
        Assert.Contains("Không có lỗi", mended.Text);
        Assert.Empty(await ReportsAsync());

        // Changed after the check: what is sent has to be checked just so.
        var changed = await browser.SendAsync(mended, "submit", ("value-party-members", "12"));
        Assert.Contains("đã thay đổi từ lần kiểm tra trước", changed.Text);
        Assert.Empty(await ReportsAsync());

        var receipt = await browser.SendAsync(changed, "submit");
        Assert.Contains("Đã nhận báo cáo", receipt.Text);
        Assert.Matches("[0-9a-f]{64}", receipt.Text);
        await SettleAsync();
        Assert.Contains("12 người", (await browser.GetAsync($"/c/{Cell}?asOf=2024-10-01")).Text);
        var explained = await browser.GetAsync($"/c/{Cell}/explain?indicator=party-members&asOf=2024-10-01");
        Assert.Contains("Báo cáo 2024-q3 (lần 1) nêu 12", explained.Text);

        // The same again is the same report.
        var again = await browser.SendAsync(changed, "submit");
        Assert.Contains("Đã nhận báo cáo", again.Text);
        Assert.Single(await ReportsAsync());

        // Corrected: prefilled, one revision more, and what changed is shown.
        var correcting = await browser.GetAsync($"/c/{Cell}/submit?correct=2024-q3");
        var fields = Browser.FieldsOf(correcting);
        Assert.Equal(("12", "bc-q3"), (fields["value-o0"], fields["document"]));
        var corrected = await browser.SendAsync(correcting, "check", ("value-o0", "13"));
        Assert.Equal(HttpStatusCode.OK, corrected.Status);
        var second = await browser.SendAsync(corrected, "submit");
        Assert.Contains("Khác gì so với lần 1", second.Text);
        await SettleAsync();
        Assert.Contains("13 người", (await browser.GetAsync($"/c/{Cell}?asOf=2024-10-01")).Text);
        var why = await browser.GetAsync($"/c/{Cell}/explain?indicator=party-members&asOf=2024-10-01");
        Assert.Contains("(lần 1) nêu 12 ngày 30/09/2024; lần 2 đã thay bằng 13", why.Text);

        await WithdrawAsync();
    }

    [Fact]
    public async Task A_token_that_does_not_hold_stores_nothing_and_loses_nothing()
    {
        var entry = await browser.GetAsync(Entry);
        browser.ForgetCookies();

        var refused = await browser.SendAsync(entry, "check", ("value-party-members", "12"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Chưa có gì được ghi", refused.Text);
        Assert.Equal("12", Browser.FieldsOf(refused)["value-party-members"]);
        // The page that came back has a token that holds.
        var checkedAgain = await browser.SendAsync(refused, "check");
        Assert.NotEqual(HttpStatusCode.BadRequest, checkedAgain.Status);
    }

    [Fact]
    public async Task An_ambiguous_number_is_asked_about_and_the_answer_kept()
    {
        var entry = await browser.GetAsync("/c/ha-noi.iz/submit?plan=superior-year&period=2023");
        var asked = await browser.SendAsync(entry, "check", ("value-study-attendance-rate", "93,125"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("93,125 (số thập phân)", asked.Text);
        var answered = await browser.SendAsync(asked, "check", ("means-study-attendance-rate", "93.125"));
        Assert.Equal(HttpStatusCode.OK, answered.Status);
        Assert.Equal("93.125", Browser.FieldsOf(answered)["means-study-attendance-rate"]);
    }

    [Fact]
    public async Task A_block_is_read_and_the_rest_of_it_kept()
    {
        var entry = await browser.GetAsync("/c/ha-noi.iz/submit?plan=superior-quarter&period=2024-Q3");
        var read = await browser.SendAsync(
            entry,
            "paste",
            ("paste", "Đảng viên\t1.400\nđảng viên mới kết nạp\t21\nTổng\t9")
        );

        var fields = Browser.FieldsOf(read);
        Assert.Equal(("1.400", "21"), (fields["value-party-members"], fields["value-admissions"]));
        Assert.Contains("Tổng\t9", fields["paste"]);
        Assert.Contains("Đã điền 2 số", read.Text);
        Assert.Contains("1.328", read.Text);
        Assert.Contains("+72", read.Text);
    }

    [Fact]
    public async Task Parts_are_opened_and_narrow_the_figure()
    {
        var entry = await browser.GetAsync("/c/ha-noi.iz/submit?plan=superior-quarter&period=2024-Q3");
        var opened = await browser.SendAsync(entry, "open:party-members~role", ("value-party-members", "1400"));

        Assert.Equal("1400", Browser.FieldsOf(opened)["value-party-members"]);
        var done = await browser.SendAsync(opened, "check", ("value-party-members~role~worker", "1500"));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("1.500", done.Text);
        Assert.DoesNotContain("~role~", (await browser.SendAsync(done, "close:party-members~role")).Html);
    }

    [Fact]
    public async Task What_the_text_says_beside_its_figures_is_sent_shown_and_kept()
    {
        const string cell = "an-giang.beside";
        await service.Federation.EstablishCellAsync(cell, "an-giang");
        var entry = await browser.GetAsync($"/c/{cell}/submit?plan=cell-quarter&period=2024-Q3");
        var faulty = await browser.SendAsync(
            entry,
            "check",
            ("value-party-members", "12"),
            ("status-party-members", "estimated"),
            ("dayPrecision", "month"),
            ("target0-indicator", "admissions"),
            ("target0-value", "khoảng 3"),
            ("claim0-indicator", "party-members"),
            ("claim0-kind", "growth-factor"),
            ("claim0-value", "gấp rưỡi"),
            ("claim0-against", "31/02/2022")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.Status);
        Assert.Contains("href=\"#f-claim0-value\"", faulty.Html);
        Assert.Contains("href=\"#f-claim0-against\"", faulty.Html);
        Assert.Equal("khoảng 3", Browser.FieldsOf(faulty)["target0-value"]);

        var more = await browser.SendAsync(faulty, "add:targetRows");
        Assert.Contains("name=\"target2-value\"", more.Html);
        Assert.Equal("khoảng 3", Browser.FieldsOf(more)["target0-value"]);
        var mended = await browser.SendAsync(more, "check", ("claim0-value", "1,50"), ("claim0-against", "31/12/2022"));
        Assert.Equal(HttpStatusCode.OK, mended.Status);
        var sent = await browser.SendAsync(mended, "submit");
        Assert.Contains("Đã nhận báo cáo", sent.Text);
        Assert.Contains("khoảng 3", sent.Text);
        Assert.Contains("ước tính", sent.Text);
        var stored = await service
            .Federation.Committee(DashboardService.Id(cell))
            .ReportAsync("2024-q3", null, default);
        Assert.Equal(("month", 2), (stored!.Content.Observations[0].Precision, stored.Content.Claims[0].Decimals));

        // Corrected: what is ticked stays, what is not goes.
        var correcting = await browser.GetAsync($"/c/{cell}/submit?correct=2024-q3");
        Assert.Equal("month", Browser.FieldsOf(correcting)["precision-o0"]);
        Assert.Contains("gấp (lần) 1,5", correcting.Text);
        var without = await browser.SendAsync(correcting, "check", ("keepTarget-0", ""));
        await browser.SendAsync(without, "submit");
        var second = await service
            .Federation.Committee(DashboardService.Id(cell))
            .ReportAsync("2024-q3", null, default);
        Assert.Equal(
            (2, 0, 1),
            (second!.Content.Revision, second.Content.Targets.Length, second.Content.Claims.Length)
        );
    }

    [Fact]
    public async Task Each_plan_offers_its_own_periods()
    {
        var page = await browser.GetAsync("/c/ha-noi.iz/submit");

        var links = Regex.Matches(page.Html, "plan=([a-z-]+)&amp;period=([0-9A-Z-]+)\"");
        Assert.Contains(links, link => link.Groups[1].Value == "superior-year");
        Assert.All(
            links,
            link =>
                Assert.Equal(
                    link.Groups[1].Value.EndsWith("quarter", StringComparison.Ordinal),
                    link.Groups[2].Value.Contains("-Q", StringComparison.Ordinal)
                )
        );
    }

    [Theory]
    [InlineData("application/json", "{\"key\":1}")]
    [InlineData("multipart/form-data; boundary=x", "no parts at all")]
    [InlineData("application/x-www-form-urlencoded", "value-=&parts=%00~%00&action=open:&means-party-members=x&&==")]
    [InlineData("application/x-www-form-urlencoded", "%ff%fe=%zz&__RequestVerificationToken=%00")]
    [InlineData("text/plain", "")]
    public async Task Rubbish_is_refused_on_a_page(string contentType, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await service.Client.PostAsync(new Uri(Entry, UriKind.Relative), content, default);

        Assert.InRange((int)response.StatusCode, 400, 499);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotMatch(@"\bat Federation\.", await response.Content.ReadAsStringAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Too_many_fields_are_refused()
    {
        var many = string.Join('&', Enumerable.Range(0, 20_000).Select(i => $"f{i}=1"));
        using var content = new StringContent(many, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await service.Client.PostAsync(new Uri(Entry, UriKind.Relative), content, default);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("plan=no-such-plan", 422, "Không có chế độ báo cáo “no-such-plan”")]
    [InlineData("plan=cell-quarter&period=last", 422, "“last”")]
    [InlineData("correct=no-such-report", 404, "no-such-report")]
    public async Task A_wrong_address_says_so(string query, int status, string expected)
    {
        var page = await browser.GetAsync($"/c/{Cell}/submit?{query}");

        Assert.Equal(status, (int)page.Status);
        Assert.Contains(expected, page.Text);
    }

    [Fact]
    public async Task A_level_that_no_plan_asks_is_told_so() =>
        Assert.Contains("Không có chế độ báo cáo nào", (await browser.GetAsync("/c/vn/submit")).Text);

    private async Task WithdrawAsync()
    {
        var asked = await browser.GetAsync($"/c/{Cell}/reports/2024-q3/withdraw");
        Assert.Contains("Rút báo cáo 2024-q3?", asked.Text);
        var empty = await browser.SendAsync(asked, null, ("reason", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("Hãy ghi lý do", empty.Text);

        var kept = await browser.GetAsync($"/c/{Cell}/reports/2024-q3");
        Assert.Contains("đang dùng", kept.Text);
        var withdrawn = await browser.SendAsync(empty, null, ("reason", "nhập nhầm kỳ"));
        Assert.Contains("đã rút", withdrawn.Text);
        Assert.Contains("Lý do: nhập nhầm kỳ", withdrawn.Text);
        await SettleAsync();
        var why = await browser.GetAsync($"/c/{Cell}/explain?indicator=party-members&asOf=2024-10-01");
        Assert.Contains("đã được rút (lý do: nhập nhầm kỳ)", why.Text);
        Assert.Contains("Chưa ai báo cáo con số này", why.Text);
    }

    private async Task<IReadOnlyList<string>> ReportsAsync()
    {
        var page = await browser.GetAsync($"/c/{Cell}/reports");
        return [.. Regex.Matches(page.Html, "/reports/([a-z0-9-]+)\\?revision").Select(m => m.Groups[1].Value)];
    }

    private Task SettleAsync() => service.SettleAsync();
}
