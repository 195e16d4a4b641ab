using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Dashboard.Serving;
using Federation.Engine.Ports;

namespace Federation.Dashboard.Reading;

/// <summary>Puts a comparison together.</summary>
internal static class CompareReading
{
    /// <summary>The committees to compare, in place of the children.</summary>
    public static readonly QueryParameter With = new("with", "The committees to compare, separated by commas.")
    {
        IsList = true,
    };

    /// <summary>The parameters that it takes.</summary>
    public static readonly QueryParameter[] Taken =
    [
        Parameters.Indicators with
        {
            IsRequired = false,
        },
        Parameters.Breakdown,
        Parameters.Period,
        Parameters.Boundaries,
        Parameters.Basis,
        With,
    ];

    /// <summary>The most committees that can be chosen.</summary>
    private const int ChosenMax = 40;

    /// <summary>How many small charts there are.</summary>
    private const int SeriesMax = 24;

    /// <summary>The most committees of a level that are offered.</summary>
    private const int LevelMax = 100;

    /// <summary>What is compared first, where the committee has it.</summary>
    private const string IndicatorFirst = "party-members";

    public static async ValueTask<object> ReadAsync(PageCall call)
    {
        var asked = AskedFigures.Read(call, 1);
        var with = WithOf(call.Query);
        call.Query.Check();
        var among = asked.Indicators.Count > 0 ? asked.Indicators : [.. call.Catalogue.Indicators];
        var known = await KnownFigures.ReadAsync(call, among, asked.Breakdown);
        var indicator =
            asked.Indicators.Count > 0 ? asked.Indicators[0]
            : known.Any(line => line.Indicator.Code == IndicatorFirst) || known.Count == 0
                ? call.Catalogue.Find(IndicatorFirst) ?? call.Catalogue.Indicators[0]
            : known[0].Indicator;
        asked = asked with { Indicators = [indicator] };
        var ofIndicator = known.Where(line => line.Indicator == indicator).ToList();
        var period = indicator.TakesPeriod
            ? asked.Period ?? KnownFigures.PeriodOf(ofIndicator, call.AsOf)
            : default(Period?);
        var time = period is { } over ? FigureTime.Over(over) : FigureTime.AsOf(call.AsOf);
        var comparing = new Comparing(call, asked, indicator, time);
        var (of, ids) = await CommitteesAsync(comparing, with);
        var rows = await RowsAsync(comparing, ids);
        return new CompareModel
        {
            Asked = asked,
            Indicator = indicator,
            Period = period,
            Of = of,
            Rows = rows,
            Whole = of == CompareOf.Children ? await RowAsync(comparing, call.Committee) : null,
            Series = await SeriesAsync(comparing, rows),
            Map = of == CompareOf.Children ? TileLayout.For([.. ids], comparing.TreeOn) : null,
            Options = await OptionsAsync(comparing, [.. ids, .. with]),
            With = with,
        };
    }

    /// <summary>
    /// Those with a figure, the greatest first, equal ones at the same place; then those without, as they came.
    /// </summary>
    public static IReadOnlyList<CompareRow> Ranked(IReadOnlyList<CompareRow> rows)
    {
        var known = rows.Where(row => row.IsKnown)
            .OrderByDescending(row => row.Figure!.Value)
            .ThenByDescending(row => row.Figure!.Upper)
            .ToList();
        return
        [
            .. known.Select(row =>
                row with
                {
                    Rank = 1 + known.FindIndex(one => one.Figure!.Value == row.Figure!.Value),
                }
            ),
            .. rows.Where(row => !row.IsKnown),
        ];
    }

    private static List<CommitteeId> WithOf(Query query)
    {
        var chosen = new List<CommitteeId>();
        foreach (var text in (query.Text(With) ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (text.Length == 0)
            {
                continue;
            }

            // Read as a committee of an address is: what is no identity is answered with the nearest.
            var id = Committees.Named(null, text);
            if (!chosen.Contains(id) && chosen.Count < ChosenMax)
            {
                chosen.Add(id);
            }
        }

        return chosen;
    }

    private static async ValueTask<(CompareOf Of, IReadOnlyList<CommitteeId> Ids)> CommitteesAsync(
        Comparing comparing,
        IReadOnlyList<CommitteeId> with
    )
    {
        if (with.Count > 0)
        {
            return (CompareOf.Chosen, with);
        }

        var call = comparing.Call;
        var children = await call.Federation.Committee(call.Committee).ChildrenAsync(comparing.TreeOn, call.Aborted);
        return children.IsEmpty
            ? (CompareOf.Level, await OfLevelAsync(comparing))
            : (CompareOf.Children, [.. children.Select(child => child.Id)]);
    }

    private static async ValueTask<IReadOnlyList<CommitteeId>> OfLevelAsync(Comparing comparing)
    {
        var call = comparing.Call;
        var level = call.View.Head!.Profile.Level;
        var page = await call.Federation.SearchAsync(
            new(null, level, null, comparing.TreeOn, LevelMax, null),
            call.Aborted
        );
        var active = page.Entries.Where(entry => entry.IsActive).Select(entry => entry.Id).ToList();
        return active.Contains(call.Committee) ? active : [call.Committee, .. active];
    }

    /// <summary>Those that are compared, and those of the committee's own level.</summary>
    private static async ValueTask<IReadOnlyList<CompareRow>> OptionsAsync(
        Comparing comparing,
        IReadOnlyList<CommitteeId> compared
    )
    {
        var call = comparing.Call;
        var children = await call.Federation.Committee(call.Committee).ChildrenAsync(comparing.TreeOn, call.Aborted);
        var options = new List<CompareRow>();
        foreach (
            var id in compared
                .Concat(children.Select(child => child.Id))
                .Concat(await OfLevelAsync(comparing))
                .Distinct()
        )
        {
            options.Add(new(id, await NamesAsync(comparing, id), null, null));
        }

        return options;
    }

    private static async ValueTask<IReadOnlyList<CompareRow>> RowsAsync(
        Comparing comparing,
        IReadOnlyList<CommitteeId> ids
    )
    {
        var rows = new List<CompareRow>();
        foreach (var id in ids)
        {
            rows.Add(await RowAsync(comparing, id));
        }

        return Ranked(rows);
    }

    private static async ValueTask<CompareRow> RowAsync(Comparing comparing, CommitteeId id)
    {
        var call = comparing.Call;
        try
        {
            var figure = await FigureAnswers.AskAsync(call.Federation, id, comparing.Question, call.Aborted);
            return new(id, await NamesAsync(comparing, id), figure, null);
        }
        catch (FederationBusyException)
        {
            return new(id, null, null, null);
        }
    }

    private static async ValueTask<Bilingual?> NamesAsync(Comparing comparing, CommitteeId id) =>
        (
            await CommitteeAnswers.TryProfileAsync(
                comparing.Call.Federation,
                id,
                comparing.TreeOn,
                comparing.Call.Aborted
            )
        )?.Names;

    /// <summary>The years of those with a figure, all over the same time.</summary>
    private static async ValueTask<IReadOnlyList<CompareSeries>> SeriesAsync(
        Comparing comparing,
        IReadOnlyList<CompareRow> rows
    )
    {
        var (call, asked) = (comparing.Call, comparing.Asked);
        var shown = rows.Where(row => row.IsKnown).Take(SeriesMax).ToList();
        var days = new Period(new(Math.Max(call.AsOf.Year - 15, 1930), 1, 1), new(call.AsOf.Year, 12, 31));
        var series = new List<CompareSeries>();
        foreach (var row in shown)
        {
            var points = await SeriesAnswers.PointsAsync(
                call.Federation,
                row.Id,
                comparing.Question.Key,
                days,
                SeriesStep.Year,
                asked.Basis,
                asked.BoundariesAt(call),
                call.Aborted
            );
            series.Add(new(row, TrendPoints.Of(points)));
        }

        return Trimmed(series);
    }

    /// <summary>
    /// From the first year in which any of them has a figure; without those that have one over several years only.
    /// </summary>
    private static IReadOnlyList<CompareSeries> Trimmed(IEnumerable<CompareSeries> series)
    {
        var known = series.Where(one => one.Points.Any(point => point.State != PointState.None)).ToList();
        var silent = known
            .Select(one => one.Points.TakeWhile(point => point.State == PointState.None).Count())
            .DefaultIfEmpty(0)
            .Min();
        return [.. known.Select(one => one with { Points = [.. one.Points.Skip(silent)] })];
    }

    private sealed record Comparing(PageCall Call, AskedFigures Asked, Indicator Indicator, FigureTime Time)
    {
        /// <summary>The day whose tree is meant.</summary>
        public DateOnly TreeOn => Asked.BoundariesAt(Call) ?? Time.Day;

        public Question Question =>
            new(new(Indicator.Code, Asked.Breakdown), Time, Asked.Basis, Asked.BoundariesAt(Call));
    }
}
