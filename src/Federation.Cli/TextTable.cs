using Federation.Core.Indicators;

namespace Federation.Cli;

/// <summary>Rows of cells, each column as wide as its widest.</summary>
internal static class TextTable
{
    /// <summary>Writes the heads and the rows, which have a cell for each head.</summary>
    public static void Write(Speaker output, IReadOnlyList<Labels> heads, IEnumerable<string[]> rows)
    {
        var lines = rows.Prepend([.. heads.Select(head => head.In(output.Language))]).ToList();
        var widths = Enumerable.Range(0, heads.Count).Select(i => lines.Max(line => line[i].Length)).ToList();
        foreach (var line in lines)
        {
            output.To.WriteLine(string.Join("  ", line.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
    }
}
