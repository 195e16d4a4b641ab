using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Federation.Api.Documents;

/// <summary>Writes a sheet as RFC 4180 has it, UTF-8 with the mark by which spreadsheets know it.</summary>
internal static class CsvFile
{
    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        // A text that begins like a formula must not become one.
        InjectionOptions = InjectionOptions.Escape,
    };

    public static byte[] Write(Sheet sheet)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, Form))
        {
            foreach (var title in sheet.Header)
            {
                csv.WriteField(title);
            }

            csv.NextRecord();
            foreach (var row in sheet.Rows)
            {
                foreach (var cell in row)
                {
                    Write(csv, cell);
                }

                csv.NextRecord();
            }
        }

        return bytes.ToArray();
    }

    private static void Write(CsvWriter csv, object? cell)
    {
        switch (cell)
        {
            case decimal number:
                // Not a text, so that a minus is not taken for the beginning of a formula.
                csv.WriteConvertedField(number.ToString(CultureInfo.InvariantCulture), typeof(decimal));
                break;
            case bool flag:
                csv.WriteField(flag ? "true" : "false");
                break;
            case DateOnly day:
                csv.WriteField(day.ToString("O", CultureInfo.InvariantCulture));
                break;
            default:
                csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture));
                break;
        }
    }
}
