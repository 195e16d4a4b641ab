using System.Net;
using System.Text.Json.Nodes;
using Federation.Dashboard.Tests.Support;

namespace Federation.Dashboard.Tests;

/// <summary>Targets that a superior sets, on a page without scripts: checked first, then stored as they were checked.</summary>
public sealed class TargetsPageTests(DashboardService service) : IClassFixture<DashboardService>
{
    private readonly Browser browser = new(service);

    [Fact]
    public async Task Targets_are_checked_then_stored_and_shown_with_what_is_reached()
    {
        const string path = "/c/an-giang/targets";
        Assert.Contains(path, (await browser.GetAsync("/c/an-giang")).Html);
        Assert.Contains(path, (await browser.GetAsync("/c/an-giang/reports")).Html);
        var page = await browser.GetAsync(path);
        Assert.Contains("Chưa có chỉ tiêu nào", page.Text);
        var more = await browser.SendAsync(
            page,
            "add:targetRows",
            ("setBy", "Trung ương"),
            ("period", "2025"),
            ("target0-indicator", "admissions"),
            ("target0-value", "khoảng 1.240"),
            ("target0-locator", "NQ 12")
        );
        Assert.Equal("khoảng 1.240", Browser.FieldsOf(more)["target0-value"]);

        var seen = await browser.SendAsync(
            more,
            "check",
            ("target2-indicator", "party-members"),
            ("target2-value", "5.000")
        );
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains("năm 2025: khoảng 1.240", seen.Text);
        Assert.Contains("(Trung ương)", seen.Text);
        Assert.Empty(await StoredAsync("an-giang"));

        // Something else than what was checked is checked again.
        var changed = await browser.SendAsync(seen, "set", ("target2-value", "6.000"));
        Assert.Contains("6.000", changed.Text);
        Assert.Empty(await StoredAsync("an-giang"));

        var done = await browser.SendAsync(changed, "set");
        Assert.Contains("Đã ghi chỉ tiêu", done.Text);
        Assert.Contains("Trung ương", done.Text);
        Assert.Equal(
            ["admissions 1240 Trung ương", "party-members 6000 Trung ương"],
            (await StoredAsync("an-giang")).Order()
        );

        // Of the same setter and year the later stands alone.
        var again = await browser.SendAsync(
            await browser.GetAsync(path),
            "check",
            ("setBy", "Trung ương"),
            ("period", "2025"),
            ("target0-indicator", "party-members"),
            ("target0-value", "7000")
        );
        await browser.SendAsync(again, "set");
        Assert.Contains("party-members 7000 Trung ương", await StoredAsync("an-giang"));
        Assert.DoesNotContain("party-members 6000 Trung ương", await StoredAsync("an-giang"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var page = await browser.GetAsync("/c/ca-mau/targets?lang=en");
        var empty = await browser.SendOnceAsync(page, "check");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("href=\"#f-target0-indicator\"", empty.Html);

        var wrong = await browser.SendOnceAsync(
            empty,
            "check",
            ("target0-indicator", "admissions"),
            ("target0-value", "many"),
            ("setBy", new string('x', 400))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("href=\"#f-target0-value\"", wrong.Html);
        Assert.Contains("href=\"#f-setBy\"", wrong.Html);
        Assert.Equal("many", Browser.FieldsOf(wrong)["target0-value"]);

        browser.ForgetCookies();
        var strange = await browser.SendOnceAsync(wrong, "check");
        Assert.Equal(HttpStatusCode.BadRequest, strange.Status);
        Assert.Equal("many", Browser.FieldsOf(strange)["target0-value"]);
        Assert.Empty(await StoredAsync("ca-mau"));
    }

    private async Task<IReadOnlyList<string>> StoredAsync(string committee)
    {
        var text = await service.Client.GetStringAsync(
            new Uri($"/api/v1/committees/{committee}/targets", UriKind.Relative)
        );
        return
        [
            .. JsonNode.Parse(text)!["items"]!
                .AsArray()
                .Select(one => $"{one!["indicator"]} {one["target"]!["value"]} {one["setBy"]}"),
        ];
    }
}
