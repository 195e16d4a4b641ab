using System.IO.Compression;
using System.Text;

namespace Federation.Fuzzing.Oracle;

/// <summary>What is wrong with a sheet that a spreadsheet program would open.</summary>
internal static class SheetFaults
{
    /// <summary>A cell that begins like one of these is worked out by spreadsheet programs, unless it is a number.</summary>
    private const string Formulas = "=+-@\t\r";

    public static Fault? OfCsv(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        foreach (var line in text.TrimStart('\uFEFF').Split("\r\n"))
        {
            foreach (var cell in line.Split(','))
            {
                var bare = cell.Trim('"');
                if (bare.Length > 0 && Formulas.Contains(bare[0]) && !decimal.TryParse(bare, out _))
                {
                    return new("A cell of a CSV that is a formula", line);
                }
            }
        }

        return null;
    }

    public static Fault? OfXlsx(byte[] body)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(body));
            return archive.GetEntry("xl/workbook.xml") is null ? new("An XLSX without a workbook") : null;
        }
        catch (InvalidDataException e)
        {
            return new("An XLSX that does not open", e.Message);
        }
    }
}
