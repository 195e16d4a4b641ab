using Federation.Core.Indicators;
using Federation.Core.Time;
using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>What is known at a committee: from it come the defaults of pages on which one chooses.</summary>
internal static class KnownFigures
{
    /// <summary>How many years a page looks at where nothing is known.</summary>
    private const int YearsOfNothing = 5;

    /// <summary>
    /// The latest figure of each indicator that there is one of: stocks, flows and ratios, each in the order of groups.
    /// </summary>
    public static async ValueTask<IReadOnlyList<OverviewLine>> ReadAsync(
        PageCall call,
        IEnumerable<Indicator> indicators,
        Breakdown breakdown
    )
    {
        var known = new List<OverviewLine>();
        foreach (var indicator in indicators)
        {
            if (breakdown.Pairs.All(pair => indicator.Find(pair.Dimension) is not null))
            {
                var history = new FigureHistory(call.Federation, call.Committee, indicator, call.AsOf);
                var line = await history.ReadAsync(breakdown, call.Aborted);
                if (line is not null)
                {
                    known.Add(line);
                }
            }
        }

        return [.. known.OrderBy(line => line.Indicator.Kind).ThenBy(line => IndicatorGroups.Of(line.Indicator))];
    }

    /// <summary>The period of the first of them that is counted over one; the day's year where none is.</summary>
    public static Period PeriodOf(IEnumerable<OverviewLine> known, DateOnly asOf)
    {
        var over = known.FirstOrDefault(line => line.Indicator.TakesPeriod)?.Figure.Period;
        return PeriodNames.TryParse(over ?? "", out var period) ? period : YearsOf(asOf.Year, asOf.Year);
    }

    /// <summary>From the first year in which anything was reported to the last.</summary>
    public static Period YearsOf(IReadOnlyList<OverviewLine> known, DateOnly asOf)
    {
        List<int> years = [.. known.SelectMany(line => line.Years).Select(point => point.Year)];
        foreach (var line in known)
        {
            if (line.Figure.Period is { } text && PeriodNames.TryParse(text, out var over))
            {
                years.AddRange([over.From.Year, over.To.Year]);
            }
        }

        return years.Count == 0
            ? YearsOf(asOf.Year - YearsOfNothing + 1, asOf.Year)
            : YearsOf(years.Min(), years.Max());
    }

    /// <summary>Whole years.</summary>
    public static Period YearsOf(int first, int last) => new(new(first, 1, 1), new(last, 12, 31));
}
