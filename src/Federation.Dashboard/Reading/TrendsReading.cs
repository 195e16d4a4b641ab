using System.Globalization;
using Federation.Api;
using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Time;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;
using Microsoft.AspNetCore.Http.Extensions;

namespace Federation.Dashboard.Reading;

/// <summary>Puts series together: the interface's, with defaults where the address says nothing.</summary>
internal static class TrendsReading
{
    /// <summary>The parameters that it takes.</summary>
    public static readonly QueryParameter[] Taken =
    [
        Parameters.Indicators with
        {
            IsRequired = false,
        },
        Parameters.Breakdown,
        Parameters.Period,
        Parameters.From,
        Parameters.To,
        Parameters.Step,
        Parameters.Boundaries,
        Parameters.Basis,
    ];

    /// <summary>The most series of one page.</summary>
    private const int PanelsMax = 12;

    /// <summary>How many there are where none is asked for.</summary>
    private const int PanelsOfDefault = 3;

    /// <summary>The fewest years where no days are asked for: a break is seen with what was before.</summary>
    private const int YearsMin = 10;

    /// <summary>How many years of quarters or months there are where no days are asked for.</summary>
    private const int YearsOfShortSteps = 5;

    public static async ValueTask<object> ReadAsync(PageCall call)
    {
        var asked = AskedFigures.Read(call, PanelsMax);
        var step = call.Query.Choice<SeriesStep>(Parameters.Step) ?? SeriesStep.Year;
        call.Query.Check();
        var among = asked.Indicators.Count > 0 ? asked.Indicators : [.. call.Catalogue.Indicators];
        var known = await KnownFigures.ReadAsync(call, among, asked.Breakdown);
        if (asked.Indicators.Count == 0)
        {
            // What has been reported more than once shows a trend; a single figure does not.
            var best = known.OrderByDescending(line => line.Years.Count > 1).Take(PanelsOfDefault).ToList();
            asked = asked with { Indicators = best.Count > 0 ? [.. best.Select(line => line.Indicator)] : [among[0]] };
            known = best;
        }

        var days = Steps.Days(call.Query, step, DefaultDays(known, step, call.AsOf));
        call.Query.Check();
        var below = await BreaksBelowAsync(call, days!.Value);
        var panels = new List<TrendPanel>();
        foreach (var indicator in asked.Indicators)
        {
            panels.Add(await PanelAsync(call, asked, indicator, days.Value, step, below));
        }

        return new TrendsModel
        {
            Asked = asked,
            Step = step,
            Days = days.Value,
            Panels = panels,
            Dimensions = FiguresReading.DimensionsOf(call.Catalogue, asked.Indicators),
        };
    }

    /// <summary>From the first year with data to the page's day, so that what still stands is seen to be old.</summary>
    private static Period DefaultDays(IReadOnlyList<OverviewLine> known, SeriesStep step, DateOnly asOf)
    {
        var years = KnownFigures.YearsOf(known, asOf);
        var (first, last) = (Math.Min(years.From.Year, asOf.Year - YearsMin + 1), asOf.Year);
        return step == SeriesStep.Year
            ? KnownFigures.YearsOf(first, last)
            : KnownFigures.YearsOf(years.To.Year - YearsOfShortSteps + 1, years.To.Year);
    }

    private static async ValueTask<TrendPanel> PanelAsync(
        PageCall call,
        AskedFigures asked,
        Indicator indicator,
        Period days,
        SeriesStep step,
        IReadOnlyList<TrendBreak> below
    )
    {
        var series = await SeriesAnswers.AskAsync(
            call.Federation,
            call.Committee,
            new(indicator.Code, asked.Breakdown),
            days,
            step,
            asked.Basis,
            asked.BoundariesAt(call),
            call.Aborted
        );
        var breaks = new List<TrendBreak>(below);
        foreach (var one in series.Breaks)
        {
            breaks.Add(await BreakAsync(call, one));
        }

        return new(
            indicator,
            TrendPoints.Of(series.Points),
            [.. breaks.DistinctBy(one => (one.On, one.Text)).OrderBy(one => one.On)],
            AddressOf(call.Committee, asked, indicator, days, step)
        );
    }

    /// <summary>
    /// Mergers among the children: they change no figure of the committee, but how many units it is asked of.
    /// </summary>
    private static async ValueTask<IReadOnlyList<TrendBreak>> BreaksBelowAsync(PageCall call, Period days)
    {
        var reading = new ReorganisationReading(call.Federation, call.View.Today, call.Aborted);
        var found = await reading.ReadAsync(call.Committee);
        return
        [
            .. found
                .Where(one => days.Contains(one.On))
                .Select(one => new TrendBreak(
                    one.On,
                    call.View.Write.Fill(Strings.TrendsMerged, one.Before, one.After),
                    call.Committee.ToString(),
                    true
                )),
        ];
    }

    /// <summary>What happened, in words: to the committee itself, or who came and who left.</summary>
    private static async ValueTask<TrendBreak> BreakAsync(PageCall call, SeriesBreak found)
    {
        var (happened, view) = (found.Event, call.View);
        var isOwn = happened.Committee == call.Committee.ToString();
        var own = isOwn ? view.Head!.Profile.Events.FirstOrDefault(one => one.Key == happened.Key) : null;
        if (own is not null)
        {
            var isDrawn = own.Kind is not (EventKind.CodeChanged or EventKind.Renamed);
            var line = await EventReading.LineAsync(call, own);
            return new(found.On, EventReading.Sentence(line, view), happened.Committee, isDrawn);
        }

        var day = found.On.AddDays(-1);
        var mover = await CommitteeCalls.LinkAsync(call.Federation, happened.Committee, day, call.Aborted);
        var form = happened.Sign < 0 ? Strings.TrendsLeft : Strings.TrendsCame;
        return new(found.On, view.Write.Fill(form, view.NameOf(mover)), happened.Committee, true);
    }

    private static string AddressOf(
        CommitteeId committee,
        AskedFigures asked,
        Indicator indicator,
        Period days,
        SeriesStep step
    )
    {
        var query = new QueryBuilder
        {
            { "indicator", indicator.Code },
            { "from", days.From.ToString("O", CultureInfo.InvariantCulture) },
            { "to", days.To.ToString("O", CultureInfo.InvariantCulture) },
            { "step", EnumCodes<SeriesStep>.Of(step) },
            { "boundaries", EnumCodes<Boundaries>.Of(asked.Boundaries) },
            { "basis", EnumCodes<Core.Figures.Basis>.Of(asked.Basis) },
        };
        if (!asked.Breakdown.IsTotal)
        {
            query.Add("breakdown", asked.Breakdown.ToString());
        }

        return $"{FederationApi.Root}/committees/{committee}/series{query.ToQueryString()}";
    }
}
