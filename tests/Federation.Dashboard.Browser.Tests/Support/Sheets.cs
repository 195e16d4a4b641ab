using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>
/// Reads the files that a page offers, with nothing of the code that wrote them: rows of cells, each as the text that a
/// spreadsheet would hold.
/// </summary>
internal static class Sheets
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static IReadOnlyList<IReadOnlyList<string>> OfCsv(string file)
    {
        var text = File.ReadAllText(file, Encoding.UTF8);
        var rows = new List<IReadOnlyList<string>>();
        var (row, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            var isDoubled = isQuoted && letter == '"' && i + 1 < text.Length && text[i + 1] == '"';
            if (isDoubled)
            {
                cell.Append('"');
                i++;
            }
            else if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || letter is not (',' or '\r' or '\n'))
            {
                cell.Append(letter);
            }
            else if (letter != '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
        }

        Assert.True(row.Count == 0 && cell.Length == 0, "The last line has no end");
        return rows;
    }

    public static IReadOnlyList<IReadOnlyList<string>> OfWorkbook(string file)
    {
        using var workbook = ZipFile.OpenRead(file);
        using var sheet = workbook.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return
        [
            .. XDocument
                .Load(sheet)
                .Descendants(Main + "row")
                .Select(row => (IReadOnlyList<string>)[.. row.Elements(Main + "c").Select(TextOf)]),
        ];
    }

    private static string TextOf(XElement cell)
    {
        var value = (string?)cell.Element(Main + "v") ?? "";
        return (string?)cell.Attribute("t") switch
        {
            "inlineStr" => string.Concat(cell.Descendants(Main + "t").Select(text => text.Value)),
            "b" => value == "1" ? "true" : "false",
            "n" => decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture),
            _ => value,
        };
    }
}
