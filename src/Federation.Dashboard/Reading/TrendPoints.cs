using Federation.Api.Wire;
using Federation.Core.Time;

namespace Federation.Dashboard.Reading;

/// <summary>
/// Tells what was observed from what still stands. A stock that is known only in 2018 is not new in 2019; and what grew
/// between sums over different numbers of units, or over differently covered years, is how much was reported.
/// </summary>
public static class TrendPoints
{
    /// <summary>How much less of one step may be covered than of the other.</summary>
    private const decimal CoverageApartMax = 0.02m;

    /// <summary>The points of a series.</summary>
    public static IReadOnlyList<TrendPoint> Of(IReadOnlyList<SeriesPoint> series)
    {
        var points = new List<TrendPoint>(series.Count);
        Figure? before = null;
        foreach (var point in series)
        {
            var step = PeriodNames.TryParse(point.At, out var named)
                ? named
                : throw new FormatException($"{point.At} is no step");
            var state = StateOf(point.Figure, before, step);
            var isNew = state is PointState.Observed or PointState.Partly;
            var isComparable = before is not null && IsComparable(point.Figure, before);
            points.Add(
                new()
                {
                    Step = step,
                    Figure = point.Figure,
                    State = state,
                    Growth = isNew && isComparable ? point.Growth : null,
                    IsNotComparable = isNew && point.Growth is not null && !isComparable,
                }
            );
            before = point.Figure;
        }

        return points;
    }

    private static PointState StateOf(Figure figure, Figure? before, Period step)
    {
        if (figure.Value is null)
        {
            return PointState.None;
        }

        // A flow happened in its step. Of a stock the oldest day is known: after the step began, all of it is new.
        if (figure.Period is not null || figure.ObservedOn >= step.From)
        {
            return PointState.Observed;
        }

        var isSame =
            before is null
            || (
                before.Value == figure.Value
                && before.Upper == figure.Upper
                && before.ObservedOn == figure.ObservedOn
                && before.Coverage.Reporting == figure.Coverage.Reporting
            );
        return isSame ? PointState.Carried : PointState.Partly;
    }

    private static bool IsComparable(Figure now, Figure before) =>
        now.Coverage.Reporting == before.Coverage.Reporting
        && Math.Abs(Covered(now.Coverage) - Covered(before.Coverage)) <= CoverageApartMax;

    private static decimal Covered(FigureCoverage coverage) =>
        coverage is { DaysCovered: { } covered, Days: > 0 and { } days } ? (decimal)covered / days : 1;
}
