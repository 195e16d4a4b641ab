using System.Net;
using System.Text.RegularExpressions;
using Federation.Dashboard.Tests.Support;

namespace Federation.Dashboard.Tests;

/// <summary>Changes of the tree, recorded on a page without scripts: previewed first, refused in plain words.</summary>
public sealed class RecordTests(DashboardService service) : IClassFixture<DashboardService>
{
    private readonly Browser browser = new(service);

    [Fact]
    public async Task A_committee_is_established_counts_moves_and_ends()
    {
        var seen = await PreviewAsync(
            "hai-phong.ez",
            "established",
            ("nameVi", "Chi bộ Công ty Đông Á"),
            ("level", "cell"),
            ("effectiveFrom", "01/01/2023")
        );
        Assert.Contains("Chi bộ Công ty Đông Á (chi bộ trực thuộc) được lập", seen.Text);
        Assert.Equal("hai-phong.chi-bo-cong-ty-dong-a", Browser.FieldsOf(seen)["id"]);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/c/hai-phong.chi-bo-cong-ty-dong-a")).Status);
        var done = await browser.SendAsync(seen, "record");
        Assert.Contains("Đã ghi", done.Text);
        Assert.Contains("Chi bộ Công ty Đông Á", done.Text);

        // Moved: what goes along is said before, and the page of the tree says where it is after.
        const string cell = "hai-phong.chi-bo-cong-ty-dong-a";
        var moving = await PreviewAsync(
            cell,
            "transferred",
            ("other", "Đảng bộ các Khu công nghiệp và chế xuất Hà Nội"),
            ("effectiveFrom", "1/6/2024")
        );
        Assert.Contains("trực thuộc Đảng bộ các Khu công nghiệp và chế xuất Hà Nội từ ngày 01/06/2024", moving.Text);
        Assert.Equal("ha-noi.iz", Browser.FieldsOf(moving)["other"]);
        var moved = await browser.SendAsync(moving, "record");
        Assert.Contains("Chuyển về trực thuộc Đảng bộ các Khu công nghiệp và chế xuất Hà Nội", moved.Text);

        var ending = await PreviewAsync(cell, "dissolved", ("effectiveFrom", "01/01/2026"));
        await browser.SendAsync(ending, "record");
        Assert.Contains("Giải thể", (await browser.GetAsync($"/c/{cell}/tree")).Text);
    }

    [Fact]
    public async Task Counting_from_below_shows_both_figures_before_and_the_sum_after()
    {
        await service.Federation.EstablishCellAsync("ha-noi.count-1", "ha-noi.iz");
        await service.ReportAsync(
            "ha-noi.count-1",
            """
            {"key":"2023","asOf":"2023-12-31","source":{"document":"c"},"observations":[
              {"indicator":"party-members","asOf":"2023-12-31","value":12,"scope":"own"}]}
            """
        );

        var seen = await PreviewAsync("ha-noi.iz", "counts-from-below", ("effectiveFrom", "31/12/2023"));
        var row = Regex.Match(seen.Html, "Đảng viên\\s*</th>.*?</tr>", RegexOptions.Singleline).Value;
        Assert.True(row.Length > 0, seen.Text);
        Assert.Contains("1.328", row);
        Assert.Contains(">12<", row);
        Assert.Contains("1.328", (await browser.GetAsync("/c/ha-noi.iz")).TextOf("line-party-members-"));

        await browser.SendAsync(seen, "record");
        await service.SettleAsync();
        Assert.Contains("12 người", (await browser.GetAsync("/c/ha-noi.iz")).TextOf("line-party-members-"));
    }

    [Fact]
    public async Task What_was_changed_after_the_preview_is_previewed_again()
    {
        var seen = await PreviewAsync("hue", "renamed", ("nameVi", "Tên mới"), ("effectiveFrom", "01/01/2026"));
        var changed = await browser.SendAsync(seen, "record", ("nameVi", "Tên khác"));

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Contains("có tên là Tên khác", changed.Text);
        Assert.DoesNotContain("Tên khác", (await browser.GetAsync("/c/hue/tree")).Text);
        Assert.Contains("Đổi tên thành Tên khác", (await browser.SendAsync(changed, "record")).Text);
    }

    [Theory]
    [InlineData(
        "ha-noi",
        "transferred",
        "ha-noi.iz",
        "01/01/2026",
        "không thể trực thuộc cấp dưới của mình",
        "f-other"
    )]
    [InlineData(
        "ha-noi.iz",
        "transferred",
        "bac-giang",
        "01/01/2026",
        "không hoạt động vào ngày 01/01/2026",
        "f-effectiveFrom"
    )]
    [InlineData("ha-noi.iz", "transferred", "xyzzy", "01/01/2026", "Không tìm thấy tổ chức “xyzzy”", "f-other")]
    [InlineData("ha-noi.iz", "merged-into", "Bắc", "01/01/2026", "Có nhiều tổ chức hợp với “Bắc”", "f-other")]
    [InlineData("ha-noi.iz", "transferred", "", "01/01/2026", "Hãy điền ô này", "f-other")]
    [InlineData(
        "ha-noi.iz",
        "transferred",
        "hai-phong",
        "31/02/2026",
        "không phải là một ngày có thật",
        "f-effectiveFrom"
    )]
    [InlineData("ha-noi", "dissolved", null, "01/01/2026", "còn tổ chức trực thuộc", null)]
    public async Task What_cannot_be_is_refused_at_its_field_and_nothing_is_lost(
        string committee,
        string kind,
        string? other,
        string day,
        string expected,
        string? field
    )
    {
        (string, string)[] typed = other is null
            ? [("effectiveFrom", day)]
            : [("other", other), ("effectiveFrom", day)];
        var page = await PreviewAsync(committee, kind, typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(expected, page.Text);
        Assert.True(field is null || page.Html.Contains($"href=\"#{field}\"", StringComparison.Ordinal));
        Assert.Equal(day, Browser.FieldsOf(page)["effectiveFrom"]);
        Assert.DoesNotContain("value=\"record\"", page.Html);
    }

    [Fact]
    public async Task A_token_that_does_not_hold_records_nothing()
    {
        var seen = await PreviewAsync("hue", "renamed", ("nameVi", "Tên không ghi"), ("effectiveFrom", "01/01/2026"));
        browser.ForgetCookies();
        var refused = await browser.SendAsync(seen, "record");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.DoesNotContain("Tên không ghi", (await browser.GetAsync("/c/hue/tree")).Text);
    }

    [Fact]
    public async Task Everything_that_can_happen_is_offered_and_has_a_form()
    {
        var choose = await browser.GetAsync("/c/ha-noi.iz/tree/record");
        var kinds = Regex.Matches(choose.Html, "kind=([a-z-]+)").Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(Core.Input.EnumCodes<Core.Committees.EventKind>.All.Order(), kinds.Order());
        foreach (var kind in kinds)
        {
            var form = await browser.GetAsync($"/c/ha-noi.iz/tree/record?kind={kind}");
            Assert.Equal(HttpStatusCode.OK, form.Status);
            Assert.Contains("effectiveFrom", Browser.FieldsOf(form).Keys);
        }
    }

    private async Task<Page> PreviewAsync(string committee, string kind, params (string Name, string Value)[] typed) =>
        await browser.SendAsync(await browser.GetAsync($"/c/{committee}/tree/record?kind={kind}"), "check", typed);
}
