using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>Puts the labels of breaks above a plot so that none covers another.</summary>
internal static class ChartRules
{
    private const int LinesMax = 3;
    private const int Padding = 4;

    /// <summary>The rules, and how much room their labels take above the plot.</summary>
    public static (IReadOnlyList<ChartRule> Rules, double Height) Of(
        IEnumerable<TrendBreak> breaks,
        Func<DateOnly, double> placeOf,
        double left,
        double right,
        Writing write
    )
    {
        var letters = right - left < 500 ? 20 : 30;
        // Where each row of labels is taken already, and where it ends.
        var rows = new List<(List<(double From, double To)> Taken, double Top, double Height)>();
        var rules = new List<ChartRule>();
        foreach (var day in breaks.Where(one => one.IsDrawn).GroupBy(one => one.On).OrderBy(group => group.Key))
        {
            var x = placeOf(day.Key);
            if (x < left || x > right)
            {
                continue;
            }

            var what = string.Join("; ", day.Select(one => one.Text));
            var lines = ChartText.Wrapped($"{write.Day(day.Key)}: {what}", letters, LinesMax);
            var width = lines.Max(ChartText.WidthOf) + Padding;
            var isBefore = x + width > right && x - width >= left;
            var (from, to) = isBefore ? (x - width, x) : (x, x + width);
            var row = rows.FindIndex(one => one.Taken.All(other => to < other.From || from > other.To));
            if (row < 0)
            {
                var top = rows.Count == 0 ? 0 : rows[^1].Top + rows[^1].Height;
                rows.Add(([], top, (LinesMax * ChartText.LineHeight) + Padding));
                row = rows.Count - 1;
            }

            rows[row].Taken.Add((from, to));
            rules.Add(
                new(x, isBefore ? x - Padding : x + Padding, rows[row].Top + ChartText.LineHeight, isBefore, lines)
            );
        }

        return (rules, rows.Count == 0 ? 0 : rows[^1].Top + rows[^1].Height);
    }
}
