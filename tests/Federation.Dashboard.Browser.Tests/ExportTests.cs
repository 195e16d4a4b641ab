using System.Globalization;
using System.Text.Json.Nodes;
using System.Web;
using Federation.Dashboard.Browser.Tests.Support;

namespace Federation.Dashboard.Browser.Tests;

/// <summary>What a page of figures offers as files is what it shows, and what the interface answers, cell by cell.</summary>
[Collection(nameof(ReadSite))]
public sealed class ExportTests(ReadSite site)
{
    private const string Mixed = "indicator=union-members-developed,party-members,registered-capital-usd";

    [Theory]
    [InlineData($"/c/vn/figures?{Mixed}&by=child&period=2009-01-01/2024-12-31&sort=-party-members", "vi")]
    [InlineData($"/c/vn/figures?{Mixed}&by=child&period=2009-01-01/2024-12-31&sort=label", "en")]
    [InlineData("/c/ha-noi.iz/figures?indicator=party-members,party-organisations&by=year&from=2010&to=2024", "vi")]
    [InlineData("/c/ha-noi/figures?indicator=party-members&by=child&asOf=2018-12-31&boundaries=now", "en")]
    public async Task The_files_hold_what_the_page_shows(string path, string language)
    {
        await using var visit = await site.VisitAsync(new() { Language = language });
        Assert.Equal(200, await visit.GoAsync(path));
        var address = (await visit.Page.Locator(".files a[href*='format=csv']").GetAttributeAsync("href"))!;
        var api = await ApiAsync(address);
        var csv = Sheets.OfCsv(await DownloadAsync(visit, "csv"));
        var workbook = Sheets.OfWorkbook(await DownloadAsync(visit, "xlsx"));

        Assert.Equal(csv, workbook);
        Assert.Equal(api, csv.Skip(1).Select(row => (IReadOnlyList<string>)[.. row.Skip(1)]));
        Assert.Equal(Shown(api, language), await PageAsync(visit));
        Assert.Empty(visit.TakeFaults());
    }

    /// <summary>The answer of the interface, in the columns of the files: label, then eight for each figure.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<string>>> ApiAsync(string address)
    {
        var query = HttpUtility.ParseQueryString(new Uri(site.Program.Address, address).Query);
        query.Remove("format");
        var path = address["/api/v1/".Length..address.IndexOf('?', StringComparison.Ordinal)];
        var table = await site.Program.GetAsync($"{path}?{query}");
        var rows = table["rows"]!
            .AsArray()
            .Select(row =>
                (IReadOnlyList<string>)[(string)row!["label"]!, .. row["cells"]!.AsArray().SelectMany(Cells)]
            )
            .ToList();
        var total = query["lang"] == "vi" ? "Tổng" : "Total";
        return [.. rows, [total, .. table["total"]!.AsArray().SelectMany(Cells)]];
    }

    private static IEnumerable<string> Cells(JsonNode? figure)
    {
        var coverage = figure!["coverage"]!;
        var isFlow = coverage["days"] is not null;
        foreach (var field in new[] { "value", "upper", "bound", "basis" })
        {
            yield return Text(figure[field]);
        }

        yield return Text(coverage["complete"]);
        yield return Text(coverage[isFlow ? "daysCovered" : "reporting"]);
        yield return Text(coverage[isFlow ? "days" : "expected"]);
        yield return Text(figure["observedOn"]);
    }

    /// <summary>What the answer looks like to a reader: labels and written figures; the total under its own name.</summary>
    private static List<string[]> Shown(IReadOnlyList<IReadOnlyList<string>> api, string language) =>
        [
            .. api.Select(
                (row, i) =>
                    row.Skip(1)
                        .Chunk(8)
                        .Select(cell => Written(cell[0], cell[2], language))
                        .Prepend(i == api.Count - 1 ? "" : Capital(row[0]))
                        .ToArray()
            ),
        ];

    private static string Written(string value, string bound, string language)
    {
        if (value.Length == 0)
        {
            return language == "vi" ? "không có số liệu" : "no data";
        }

        var number = decimal.Parse(value, CultureInfo.InvariantCulture);
        var text =
            number >= 1_000_000_000
                ? Billions(number / 1_000_000_000, language)
                : number.ToString("#,##0.####", CultureInfo.GetCultureInfo(language == "vi" ? "vi-VN" : "en-GB"));
        return bound switch
        {
            "exact" => text,
            "at-least" => (language == "vi" ? "hơn " : "at least ") + text,
            _ => $"{bound} {text}",
        };
    }

    private static string Billions(decimal billions, string language) =>
        language == "vi"
            ? billions.ToString("#,##0.##", CultureInfo.GetCultureInfo("vi-VN")) + " tỷ"
            : billions.ToString("#,##0.##", CultureInfo.GetCultureInfo("en-GB")) + " billion";

    private static async Task<List<string[]>> PageAsync(Visit visit)
    {
        var rows = new List<string[]>();
        foreach (var row in await visit.Page.Locator("#figures-table tbody tr, #figures-table tfoot tr").AllAsync())
        {
            var isTotal = await row.Locator("xpath=ancestor::tfoot").CountAsync() > 0;
            var label = isTotal ? "" : Visit.Plain(await row.Locator("th").TextContentAsync());
            var cells = await row.Locator("td .figure-value").AllTextContentsAsync();
            rows.Add([label, .. cells.Select(Visit.Plain)]);
        }

        return rows;
    }

    private static async Task<string> DownloadAsync(Visit visit, string format)
    {
        var link = visit.Page.Locator($".files a[href*='format={format}']");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await download.PathAsync();
    }

    private static string Text(JsonNode? value) =>
        value?.GetValueKind() switch
        {
            null => "",
            System.Text.Json.JsonValueKind.String => (string)value!,
            _ => value.ToJsonString(),
        };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
