using System.Globalization;
using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Engine.Ports;

namespace Federation.Dashboard.Reading;

/// <summary>
/// What there is of an indicator at a committee up to a day: the latest figure, the years in which something was
/// reported, and the change between the last two of them.
/// </summary>
/// <param name="federation">The committees.</param>
/// <param name="committee">Whose figures.</param>
/// <param name="indicator">What is counted.</param>
/// <param name="asOf">The day.</param>
internal sealed class FigureHistory(IFederation federation, CommitteeId committee, Indicator indicator, DateOnly asOf)
{
    /// <summary>How far back a page looks: from three terms before the day's.</summary>
    private const int YearsMax = 20;

    /// <summary>The latest figure with its history; null where nothing is known.</summary>
    public async ValueTask<OverviewLine?> ReadAsync(Breakdown breakdown, CancellationToken cancellationToken)
    {
        var key = new FigureKey(indicator.Code, breakdown);
        var days = new Period(new(Math.Max(asOf.Year - YearsMax, 1930), 1, 1), new(asOf.Year, 12, 31));
        var points = await SeriesAnswers.PointsAsync(
            federation,
            committee,
            key,
            days,
            SeriesStep.Year,
            Basis.Effective,
            null,
            cancellationToken
        );
        return indicator.TakesPeriod
            ? await FlowAsync(key, days, points, cancellationToken)
            : await StockAsync(key, points, cancellationToken);
    }

    private async ValueTask<OverviewLine?> StockAsync(
        FigureKey key,
        IReadOnlyList<SeriesPoint> points,
        CancellationToken cancellationToken
    )
    {
        var now = await AskAsync(key, FigureTime.AsOf(asOf), cancellationToken);
        // A ratio of sums over different units means nothing.
        if (now.Value is null || Ratios.IsOfParts(now, federation.Catalogue))
        {
            return null;
        }

        // The year of the day itself ends with the day.
        List<SeriesPoint> all =
        [
            .. points.SkipLast(1),
            new()
            {
                At = points[^1].At,
                Figure = now,
                Growth = null,
            },
        ];
        var reported = all.Where((point, i) => IsNews(point.Figure, i == 0 ? null : all[i - 1].Figure)).ToList();
        var isCounted = indicator.Kind == IndicatorKind.Stock;
        var before = isCounted && reported.Count > 1 ? reported[^2].Figure : null;
        return Line(
            now,
            reported,
            before is null ? null : ChangeOf(now, before, before.ObservedOn ?? before.AsOf, null)
        );
    }

    private async ValueTask<OverviewLine?> FlowAsync(
        FigureKey key,
        Period days,
        IReadOnlyList<SeriesPoint> points,
        CancellationToken cancellationToken
    )
    {
        var reported = points
            .Where(point => point.Figure.Value is not null && !Ratios.IsOfParts(point.Figure, federation.Catalogue))
            .ToList();
        if (reported.Count > 0)
        {
            var now = reported[^1];
            var year = Year(now);
            // Only a year against the very one before: what lies between two others is not known.
            var before = reported.Count > 1 && Year(reported[^2]) == year - 1 ? reported[^2].Figure : null;
            return Line(
                now.Figure,
                reported,
                before is null ? null : ChangeOf(now.Figure, before, null, PeriodOf(before))
            );
        }

        var over = indicator.Kind == IndicatorKind.Flow ? await WindowAsync(key, days, cancellationToken) : null;
        return over is null ? null : Line(over, [], null);
    }

    /// <summary>
    /// What was only reported over several years: the shortest run of whole years, to the last that is covered, that
    /// holds all of it.
    /// </summary>
    private async ValueTask<Figure?> WindowAsync(FigureKey key, Period days, CancellationToken cancellationToken)
    {
        var all = await AskAsync(key, FigureTime.Over(days), cancellationToken);
        if (all.Value is null || all.ObservedOn is not { } last)
        {
            return null;
        }

        var best = await AskAsync(key, Over(days.From.Year, last.Year), cancellationToken);
        var (low, high) = (days.From.Year, last.Year);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            var figure = await AskAsync(key, Over(middle, last.Year), cancellationToken);
            if (figure.Value == all.Value)
            {
                (low, best) = (middle, figure);
            }
            else
            {
                high = middle - 1;
            }
        }

        return best;
    }

    private OverviewLine Line(Figure now, IReadOnlyList<SeriesPoint> reported, ChangeModel? change) =>
        new()
        {
            Indicator = indicator,
            Part = null,
            Figure = now,
            Change = change,
            Years =
            [
                .. reported.Select(point => new SparkPoint(
                    Year(point),
                    point.Figure.Value!.Value,
                    point.Figure.Coverage.Reporting
                )),
            ],
            Target = null,
        };

    private static ChangeModel ChangeOf(Figure now, Figure before, DateOnly? day, Period? period)
    {
        var isComparable = now.Coverage.Reporting == before.Coverage.Reporting;
        return new()
        {
            Growth = isComparable ? SeriesAnswers.GrowthOf(Quantity(now), Quantity(before)) : null,
            Unit = now.Unit,
            AgainstDay = day,
            AgainstPeriod = period,
            Before = before.Coverage.Reporting,
            Now = now.Coverage.Reporting,
        };
    }

    private static Quantity? Quantity(Figure figure) =>
        figure.Value is { } value
            ? new(
                value,
                figure.Upper ?? value,
                figure.MayBeMore ?? figure.Bound is Bound.AtLeast or Bound.About,
                figure.MayBeLess ?? figure.Bound is Bound.Nearly or Bound.About
            )
            : null;

    /// <summary>
    /// A stock stands until the next one: only what differs from the year before was reported in a year.
    /// </summary>
    private static bool IsNews(Figure figure, Figure? before) =>
        figure.Value is not null
        && (
            before is null
            || before.Value != figure.Value
            || before.Upper != figure.Upper
            || before.ObservedOn != figure.ObservedOn
            || before.Coverage.Reporting != figure.Coverage.Reporting
        );

    private static int Year(SeriesPoint point) => int.Parse(point.At, CultureInfo.InvariantCulture);

    private static Period? PeriodOf(Figure figure) =>
        PeriodNames.TryParse(figure.Period ?? "", out var period) ? period : null;

    private static FigureTime Over(int first, int last) => FigureTime.Over(new(new(first, 1, 1), new(last, 12, 31)));

    private ValueTask<Figure> AskAsync(FigureKey key, FigureTime time, CancellationToken cancellationToken) =>
        FigureAnswers.AskAsync(federation, committee, new(key, time, Basis.Effective, null), cancellationToken);
}
