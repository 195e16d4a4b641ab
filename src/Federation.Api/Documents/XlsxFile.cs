using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OpenXmlSheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace Federation.Api.Documents;

/// <summary>Writes sheets as an Office Open XML workbook. Equal sheets give equal bytes.</summary>
internal static class XlsxFile
{
    /// <summary>A zip archive cannot date an entry earlier.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddNewPart<WorkbookPart>(WorkbookType, "rId1");
            var list = new Sheets();
            for (var i = 0; i < sheets.Count; i++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"rId{i + 1}");
                var part = book.AddNewPart<WorksheetPart>(id);
                part.Worksheet = new Worksheet(DataOf(sheets[i]));
                list.Append(
                    new OpenXmlSheet
                    {
                        Id = id,
                        SheetId = (uint)i + 1,
                        Name = sheets[i].Name,
                    }
                );
            }

            book.Workbook = new Workbook(list);
        }

        return WithoutTimes(bytes.ToArray());
    }

    private static string WorkbookType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private static SheetData DataOf(Sheet sheet)
    {
        var data = new SheetData();
        data.Append(new Row(sheet.Header.Select(title => CellOf(title))));
        foreach (var row in sheet.Rows)
        {
            data.Append(new Row(row.Select(CellOf)));
        }

        return data;
    }

    private static Cell CellOf(object? value) =>
        value switch
        {
            null => new Cell(),
            decimal number => new Cell(new CellValue(number.ToString(CultureInfo.InvariantCulture)))
            {
                DataType = CellValues.Number,
            },
            bool flag => new Cell(new CellValue(flag ? "1" : "0")) { DataType = CellValues.Boolean },
            DateOnly day => TextOf(day.ToString("O", CultureInfo.InvariantCulture)),
            _ => TextOf(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        };

    private static Cell TextOf(string text) =>
        new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
        };

    /// <summary>The same archive with no time of day in it.</summary>
    private static byte[] WithoutTimes(byte[] archive)
    {
        using var output = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read))
        using (var to = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Fastest);
                copy.LastWriteTime = NoTime;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return output.ToArray();
    }
}
