using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Federation.Api.Tests.Support;

namespace Federation.Api.Tests;

/// <summary>CSV and XLSX have the numbers of the JSON, and the same bytes each time.</summary>
[Collection(nameof(Seeded))]
public sealed class SheetTests(Service service)
{
    private const string Csv = "text/csv";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Table =
        "/api/v1/committees/ha-noi.iz/table?indicator=registered-capital-usd,party-members&by=child&asOf=2022-06-19";

    public static TheoryData<string, string> Paths() =>
        new()
        {
            { "/api/v1/committees/vn/table?indicator=party-members,party-cells&by=child&asOf=2022-06-19", Csv },
            { "/api/v1/committees/vn/table?indicator=party-members,party-cells&by=child&asOf=2022-06-19", Xlsx },
            { "/api/v1/committees/ha-noi.iz/table?indicator=party-members&by=year&from=2012&to=2022", Csv },
            {
                "/api/v1/committees/ha-noi.iz/table?indicator=registered-capital-usd&by=investment&asOf=2022-06-19",
                Xlsx
            },
            { Table, Csv },
        };

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_table_is_the_same_in_every_form(string path, string form)
    {
        var json = await service.GetAsync(path);
        var rows = await RowsAsync(path, form);
        var columns = json["columns"]!.AsArray();
        string[] titles = ["", " upper", " bound", " basis", " complete", " covered", " expected", " observedOn"];
        Assert.Equal(["key", "label", .. columns.SelectMany(c => titles.Select(title => c!["key"] + title))], rows[0]);
        var expected = json["rows"]!
            .AsArray()
            .Select(row => Cells([row!["key"], row["label"]], row["cells"]!.AsArray()))
            .Append(Cells(["total", "Total"], json["total"]!.AsArray()));
        Assert.Equal(expected, rows.Skip(1));
    }

    [Theory]
    [InlineData(Csv)]
    [InlineData(Xlsx)]
    public async Task A_series_is_the_same_in_every_form(string form)
    {
        const string path = "/api/v1/committees/ha-noi.iz/series?indicator=party-members&from=2011&to=2022";
        var json = await service.GetAsync(path);
        var rows = await RowsAsync(path, form);
        var expected = json["points"]!
            .AsArray()
            .Select(point =>
                Cells(
                    [point!["at"], point["figure"]!["asOf"], point["figure"]!["period"]],
                    [point["figure"]!.DeepClone()],
                    point["growth"]?["difference"]!["value"],
                    point["growth"]?["factor"]?["value"]
                )
            );
        Assert.Equal(expected, rows.Skip(1));
        Assert.Equal(
            "at,asOf,period,value,upper,bound,basis,complete,covered,expected,observedOn,difference,factor",
            string.Join(',', rows[0])
        );
    }

    [Theory]
    [InlineData(Csv)]
    [InlineData(Xlsx)]
    public async Task Equal_tables_are_equal_files(string form)
    {
        var (first, tag) = await FileAsync(Table, form);
        var (second, same) = await FileAsync(Table, form);
        Assert.Equal(first, second);
        Assert.Equal(tag, same);
    }

    [Theory]
    [InlineData("text/csv;q=0.5, application/json", "application/json")]
    [InlineData("text/*", Csv)]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json;q=0.1, */*", Csv)]
    public async Task The_best_form_is_chosen(string accept, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Table);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await service.Client.SendAsync(request);
        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("csv", Csv)]
    [InlineData("xlsx", Xlsx)]
    [InlineData("json", "application/json")]
    public async Task The_form_can_be_asked_for_in_the_address(string format, string expected)
    {
        // What a browser sends where it follows a link.
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Table}&format={format}&lang=vi");
        request.Headers.TryAddWithoutValidation("Accept", "text/html, */*;q=0.8");
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");
        using var response = await service.Client.SendAsync(request);
        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
        if (format == "csv")
        {
            Assert.Equal("Tổng", CsvRows(await response.Content.ReadAsByteArrayAsync())[^1][1]);
        }
    }

    private static string[] Cells(JsonNode?[] first, JsonArray figures, params JsonNode?[] last) =>
        [
            .. first
                .Concat(
                    figures.SelectMany(f =>
                        new[]
                        {
                            f!["value"],
                            f["upper"],
                            f["bound"],
                            f["basis"],
                            f["coverage"]!["complete"],
                            f["coverage"]!["reporting"] ?? f["coverage"]!["daysCovered"],
                            f["coverage"]!["expected"] ?? f["coverage"]!["days"],
                            f["observedOn"],
                        }
                    )
                )
                .Concat(last)
                .Select(cell => cell?.ToString() ?? ""),
        ];

    private async Task<(byte[] File, EntityTagHeaderValue? Tag)> FileAsync(string path, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(form));
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        using var response = await service.Client.SendAsync(request);
        Assert.Equal(form, response.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(response.Content.Headers.ContentDisposition!.FileName);
        return (await response.Content.ReadAsByteArrayAsync(), response.Headers.ETag);
    }

    private async Task<IReadOnlyList<string[]>> RowsAsync(string path, string form)
    {
        var (file, _) = await FileAsync(path, form);
        return form == Csv ? CsvRows(file) : XlsxRows(file);
    }

    private static List<string[]> CsvRows(byte[] file)
    {
        Assert.Equal(Encoding.UTF8.Preamble, file.AsSpan(0, 3));
        using var csv = new CsvParser(
            new StreamReader(new MemoryStream(file), Encoding.UTF8),
            CultureInfo.InvariantCulture
        );
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add(csv.Record!);
        }

        return rows;
    }

    private static List<string[]> XlsxRows(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var sheet = document.WorkbookPart!.Workbook.Descendants<Sheet>().First();
        var part = (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!);
        return [.. part.Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(TextOf).ToArray())];
    }

    private static string TextOf(Cell cell) =>
        cell.DataType?.Value == CellValues.Boolean ? (cell.CellValue!.Text == "1" ? "true" : "false") : cell.InnerText;
}
