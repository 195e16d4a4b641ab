using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Federation.Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Dashboard.Browser.Tests;

/// <summary>Any page is a clean report on paper.</summary>
[Collection(nameof(ReadSite))]
public sealed partial class PrintTests(ReadSite site)
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
    [InlineData("/c/vn")]
    [InlineData("/c/vn/tree")]
    [InlineData("/about")]
    public async Task A_page_is_printed_on_A4(string path)
    {
        await using var visit = await site.VisitAsync();
        await visit.GoAsync(path);

        var pdf = Encoding.Latin1.GetString(await visit.Page.PdfAsync(new() { PreferCSSPageSize = true }));

        var sheets = MediaBox().Matches(pdf);
        Assert.NotEmpty(sheets);
        Assert.All(
            sheets,
            sheet =>
            {
                Assert.Equal(A4Width, Points(sheet.Groups[1].Value), 2.0);
                Assert.Equal(A4Height, Points(sheet.Groups[2].Value), 2.0);
            }
        );
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

    private static double Points(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)\s+([0-9.]+)\s*\]")]
    private static partial Regex MediaBox();
}
