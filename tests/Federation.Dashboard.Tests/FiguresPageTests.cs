using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Federation.Dashboard.Tests.Support;

namespace Federation.Dashboard.Tests;

/// <summary>The table of figures: what it shows is what the interface gives.</summary>
[Collection(nameof(Seeded))]
public sealed partial class FiguresPageTests(DashboardService service)
{
    private const string Page = "/c/vn/figures?indicator=party-members,party-cells&by=child&asOf=2018-11-26";

    [Theory]
    [InlineData(Page)]
    [InlineData(Page + "&sort=label")]
    [InlineData(Page + "&sort=party-members&boundaries=now")]
    [InlineData("/c/ha-noi.iz/figures?indicator=party-members,admissions&by=year&from=2012&to=2022")]
    [InlineData("/c/ha-noi.iz/figures?indicator=party-organisations&by=sector&asOf=2018-11-26&basis=declared")]
    [InlineData("/c/ha-noi.iz/figures?indicator=training-classes&by=programme&period=2018")]
    [InlineData("/c/vn/figures")]
    public async Task The_files_hold_just_the_rows_of_the_page(string path)
    {
        var page = await service.GetAsync(path, "en");
        var table = JsonNode.Parse((await service.GetAsync(AddressIn(page), "en")).Html)!;
        var body = TableBody().Match(page.Html).Value;

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var shown = RowHead().Matches(body).Select(match => TextOf(match.Groups[1].Value)).ToList();
        var expected = table["rows"]!.AsArray().Select(row => Capital(row!["label"]!.GetValue<string>()));
        Assert.Equal(expected, shown);
        Assert.Equal(
            Values(table["rows"]!.AsArray().SelectMany(row => row!["cells"]!.AsArray())),
            FigureText().Matches(body).Select(match => TextOf(match.Groups[1].Value))
        );
        Assert.Equal(
            Values(table["total"]!.AsArray()),
            FigureText().Matches(TableFoot().Match(page.Html).Value).Select(match => TextOf(match.Groups[1].Value))
        );
    }

    [Fact]
    public async Task What_is_silent_comes_last_whichever_way_it_is_sorted()
    {
        foreach (var sort in new[] { "party-members", "-party-members" })
        {
            var page = await service.GetAsync($"{Page}&sort={sort}", "en");
            var rows = RowHead().Matches(TableBody().Match(page.Html).Value);
            var heads = rows.Select(match => TextOf(match.Groups[1].Value)).ToList();
            string[] expected = ["Party Committee of Bắc Giang Province", "Party Committee of Hà Nội City"];
            Assert.Equal(sort[0] == '-' ? expected.Reverse() : expected, heads.Take(2));
        }
    }

    [Fact]
    public async Task A_sorted_column_says_so_and_turns_around()
    {
        var page = await service.GetAsync($"{Page}&sort=-party-members");

        Assert.Single(Regex.Matches(page.Html, "aria-sort"));
        Assert.Contains("aria-sort=\"descending\"", page.Html);
        Assert.Contains("sort=party-members", page.Html);
        Assert.Contains("sort=-party-cells", page.Html);
    }

    [Fact]
    public async Task A_choice_of_several_has_one_address()
    {
        var page = await service.GetAsync(
            "/c/vn/figures?indicator=party-members&indicator=admissions&breakdown=&by=child&period="
        );

        Assert.Equal(HttpStatusCode.Found, page.Status);
        Assert.Equal("/c/vn/figures?indicator=party-members,admissions&by=child", page.Headers["Location"]);
    }

    [Theory]
    [InlineData("indicator=party-members&by=colour", "“colour”")]
    [InlineData("indicator=party-memberss", "“party-memberss”")]
    [InlineData("indicator=party-members&sort=admissions", "“admissions”")]
    [InlineData("indicator=party-members&by=programme", "programme")]
    [InlineData("indicator=party-members&cursor=nonsense", "Cursor")]
    [InlineData("by=year&from=2020&to=2010", "from")]
    public async Task What_is_wrong_is_said(string query, string expected)
    {
        var page = await service.GetAsync("/c/vn/figures?" + query);

        Assert.True((int)page.Status is 404 or 422, $"{page.Status}");
        Assert.Contains(expected, page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_flow_is_shown_over_the_last_year_that_has_it()
    {
        var page = await service.GetAsync("/c/ha-noi/figures?indicator=admissions", "en");

        Assert.Contains("87", FigureText().Match(TableBody().Match(page.Html).Value).Groups[1].Value);
        Assert.Contains("period=2018-01-01%2F2018-12-31", AddressIn(page));
    }

    private static string AddressIn(Page page) => WebUtility.HtmlDecode(JsonLink().Match(page.Html).Groups[1].Value);

    private static IEnumerable<string> Values(IEnumerable<JsonNode?> figures) =>
        figures.Select(figure =>
            figure!["value"] is { } value
                ? Written(value.GetValue<decimal>(), figure["unit"]!.GetValue<string>())
                : "no data"
        );

    private static string Written(decimal value, string unit)
    {
        var digits = decimal.Round(value, 4) == value ? value : Math.Round(value, 1, MidpointRounding.AwayFromZero);
        var text = digits.ToString("#,##0.####", System.Globalization.CultureInfo.InvariantCulture);
        return unit == "percent" ? text + "%" : text;
    }

    private static string TextOf(string html) => WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", "")).Trim();

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex("<tbody>.*?</tbody>", RegexOptions.Singleline)]
    private static partial Regex TableBody();

    [GeneratedRegex("<tfoot>.*?</tfoot>", RegexOptions.Singleline)]
    private static partial Regex TableFoot();

    [GeneratedRegex("<th scope=\"row\">(.*?)</th>", RegexOptions.Singleline)]
    private static partial Regex RowHead();

    [GeneratedRegex("class=\"figure-value\"[^>]*>([^<]*)<")]
    private static partial Regex FigureText();

    [GeneratedRegex("<a href=\"([^\"]*)\">JSON</a>")]
    private static partial Regex JsonLink();
}
