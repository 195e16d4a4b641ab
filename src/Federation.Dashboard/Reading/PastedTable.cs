using System.Globalization;
using System.Text;
using Federation.Core.Indicators;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>
/// A block from a spreadsheet, matched with the rows of a form: by the names of indicators and parts in either
/// language (accents and case do not matter) or by their codes; a block without names goes down the rows one by one.
/// Only texts are taken over; what they say is read as if it had been typed.
/// </summary>
/// <param name="Values">What goes into which row.</param>
/// <param name="Rest">The lines that fit no row, or more than one number of which fits, as they were.</param>
public sealed record PastedTable(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Rest)
{
    private const int LinesMax = 2000;

    /// <summary>Matches a block.</summary>
    /// <param name="text">The block, cells separated by tabs.</param>
    /// <param name="rows">The form's rows.</param>
    /// <param name="catalogue">The names.</param>
    /// <param name="first">The row at which a block without names begins; null for the first.</param>
    public static PastedTable Read(string text, IReadOnlyList<SubmitRow> rows, Catalogue catalogue, string? first)
    {
        var lines = text.ReplaceLineEndings("\n")
            .Split('\n')
            .Where(line => !string.IsNullOrWhiteSpace(line))
            .Take(LinesMax)
            .Select(line => (Line: line, Cells: line.Split('\t').Select(cell => cell.Trim()).ToArray()))
            .ToList();
        var isNamed = lines.Exists(line => line.Cells.Any(cell => cell.Length > 0 && !IsNumber(cell)));
        return isNamed ? ByName(lines, rows, catalogue) : InOrder(lines, rows, first);
    }

    private static PastedTable ByName(
        List<(string Line, string[] Cells)> lines,
        IReadOnlyList<SubmitRow> rows,
        Catalogue catalogue
    )
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = new List<string>();
        string? indicator = null;
        foreach (var (line, cells) in lines)
        {
            var at = Array.FindIndex(cells, cell => cell.Length > 0 && !IsNumber(cell));
            var row = at < 0 ? null : Find(cells[at], rows, catalogue, indicator);
            indicator = row?.Indicator.Code ?? indicator;
            var numbers = cells.Skip(at + 1).Where(IsNumber).ToList();
            if (row is not null && numbers.Count == 1 && values.TryAdd(row.Id, numbers[0]))
            {
                continue;
            }

            // A name alone is a heading of the parts below it.
            if (row is null || numbers.Count > 0)
            {
                rest.Add(line);
            }
        }

        return new(values, rest);
    }

    private static PastedTable InOrder(
        List<(string Line, string[] Cells)> lines,
        IReadOnlyList<SubmitRow> rows,
        string? first
    )
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = new List<string>();
        var at = rows.TakeWhile(row => first is not null && row.Id != first).Count() % Math.Max(rows.Count, 1);
        foreach (var (line, cells) in lines)
        {
            var numbers = cells.Where(cell => cell.Length > 0).ToList();
            if (numbers.Count == 1 && at < rows.Count)
            {
                values[rows[at].Id] = numbers[0];
            }
            else
            {
                rest.Add(line);
            }

            at++;
        }

        return new(values, rest);
    }

    private static SubmitRow? Find(string cell, IReadOnlyList<SubmitRow> rows, Catalogue catalogue, string? indicator)
    {
        var name = Plain(cell);
        return Only(rows.Where(row => Names(row, catalogue).Any(known => Plain(known) == name)))
            ?? Only(
                rows.Where(row =>
                    row.Indicator.Code == indicator && PartNames(row, catalogue).Any(known => Plain(known) == name)
                )
            );
    }

    /// <summary>The one that fits; where several do (a key stated for several times), none.</summary>
    private static SubmitRow? Only(IEnumerable<SubmitRow> rows) => rows.Take(2).ToList() is [var one] ? one : null;

    private static IEnumerable<string> Names(SubmitRow row, Catalogue catalogue)
    {
        if (row.Breakdown.IsTotal)
        {
            return [row.Indicator.Code, row.Indicator.Labels.Vi, row.Indicator.Labels.En];
        }

        return new[] { Language.Vietnamese, Language.English }
            .Select(language => KeyTexts.Of(catalogue, new(language), row.Indicator.Code, row.Breakdown.ToString()))
            .Append(row.Key.ToString());
    }

    private static IEnumerable<string> PartNames(SubmitRow row, Catalogue catalogue) =>
        row.Breakdown.Pairs is [var pair] && catalogue.FindDimension(pair.Dimension)?.Find(pair.Member) is { } member
            ? [member.Code, member.Labels.Vi, member.Labels.En]
            : [];

    private static bool IsNumber(string cell) => NumberText.Read(cell, isWhole: false).IsNumber;

    /// <summary>Without accents, case, punctuation and doubled spaces.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            var lower = char.ToLowerInvariant(letter);
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsLetterOrDigit(letter))
            {
                plain.Append(lower == 'đ' ? 'd' : lower);
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }
}
