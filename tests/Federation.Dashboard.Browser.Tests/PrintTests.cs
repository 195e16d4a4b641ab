using Federation.Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Dashboard.Browser.Tests;

/// <summary>Any page is a clean report on paper.</summary>
[Collection(nameof(ReadSite))]
public sealed class PrintTests(ReadSite site)
{
    private const double A4Width = 595;
    private const double A4Height = 842;

    [Theory]
    [InlineData("vi", "Nguồn: báo cáo của các cấp ủy", "Số liệu tại ngày 19/06/2022", "In ngày ")]
    [InlineData("en", "Sources: reports of Party committees", "Figures as of 19 Jun 2022", "Printed on ")]
    public async Task A_page_on_paper_has_its_source_and_no_navigation(
        string language,
        string source,
        string day,
        string printed
    )
    {
        await using var visit = await site.VisitAsync(new() { Language = language });
        await visit.GoAsync("/c/ha-noi.iz?asOf=2022-06-19");
        var tabs = visit.Page.Locator("nav.tabs a");
        for (var i = 0; i < await tabs.CountAsync(); i++)
        {
            if (i > 0)
            {
                await visit.FollowAsync(tabs.Nth(i));
            }

            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
            foreach (var hidden in new[] { ".skip", ".search", ".switches", ".tabs", ".day-chooser", "main button" })
            {
                var seen = await visit.Page.Locator(hidden).Locator("visible=true").CountAsync();
                Assert.True(seen == 0, $"{visit.Page.Url}: {hidden} would be printed");
            }

            var text = Visit.Plain(await visit.Page.Locator("body").InnerTextAsync());
            foreach (var expected in new[] { source, day, printed, visit.Page.Url })
            {
                Assert.True(text.Contains(expected, StringComparison.Ordinal), $"{visit.Page.Url}: no “{expected}”");
            }

            await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        }
    }

    [Theory]
    [InlineData("/c/ha-noi.iz?asOf=2022-06-19", 4, "Số liệu tại ngày 19/06/2022", "1.328")]
    [InlineData(
        "/c/vn/explain?indicator=party-members&asOf=2022-06-19&depth=10",
        6,
        "Số liệu tại ngày 19/06/2022",
        "1.478"
    )]
    [InlineData("/c/vn/tree?asOf=2026-01-01", 8, "Số liệu tại ngày 01/01/2026", "Đảng bộ tỉnh Bắc Ninh")]
    [InlineData("/about", 4, "In ngày", "Federation")]
    public async Task The_printed_file_is_a_report_on_A4(string path, int sheetsMax, string day, string said)
    {
        await using var visit = await site.VisitAsync();
        await visit.GoAsync(path);

        var pdf = Pdf.Of(await visit.Page.PdfAsync(new() { PreferCSSPageSize = true }));

        Assert.InRange(pdf.Sheets.Count, 1, sheetsMax);
        Assert.All(
            pdf.Sheets,
            sheet =>
            {
                Assert.Equal(A4Width, sheet.Width, 2.0);
                Assert.Equal(A4Height, sheet.Height, 2.0);
                Assert.NotEmpty(sheet.Text);
            }
        );
        var heading = await visit.Page.Locator("h1").InnerTextAsync();
        foreach (var expected in new[] { heading, day, said, "Nguồn: báo cáo của các cấp ủy", visit.Page.Url })
        {
            Assert.Contains(Pdf.Squeezed(expected), pdf.Text);
        }

        // What leads elsewhere or only works on a screen is not on paper.
        Assert.DoesNotContain(Pdf.Squeezed("Nhập báo cáo"), pdf.Text);
        Assert.DoesNotContain(Pdf.Squeezed("Theo máy"), pdf.Text);
        // Nothing hangs over the right edge, or the browser would have made it smaller.
        Assert.True(await FitsAsync(visit.Page), $"{path} is wider than the paper");
    }

    private static async Task<bool> FitsAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        // What an A4 sheet has between the margins of the style sheet: 178 mm at 96 pixels an inch.
        await page.SetViewportSizeAsync(673, 900);
        return await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth");
    }
}
