using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Core.Indicators;
using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>Puts a table together: the interface's, with defaults where the address says nothing.</summary>
internal static class FiguresReading
{
    /// <summary>The parameters that it takes.</summary>
    public static readonly QueryParameter[] Taken =
    [
        Parameters.Indicators with
        {
            IsRequired = false,
        },
        Parameters.By with
        {
            IsRequired = false,
        },
        Parameters.Breakdown,
        Parameters.Period,
        Parameters.From,
        Parameters.To,
        Parameters.Boundaries,
        Parameters.Basis,
        Parameters.Sort,
        Parameters.Cursor,
    ];

    /// <summary>How many columns there are where none is asked for.</summary>
    private const int ColumnsOfDefault = 6;

    public static async ValueTask<object> ReadAsync(PageCall call)
    {
        var query = call.Query;
        var asked = AskedFigures.Read(call, TableQuestion.ColumnsMax);
        var by = query.Text(Parameters.By with { IsRequired = false }) ?? await DefaultRowsAsync(call);
        var isByYear = by == TableQuestion.ByYear;
        IReadOnlyList<OverviewLine> known = [];
        if (asked.Indicators.Count == 0)
        {
            // What the rows need, the columns have: the members of a dimension are no default for all indicators.
            var fitting = call.Catalogue.Indicators.Where(indicator => Fits(indicator, by, asked.Breakdown));
            known = [.. (await KnownFigures.ReadAsync(call, fitting, asked.Breakdown)).Take(ColumnsOfDefault)];
            asked = asked with { Indicators = ColumnsOf(known, fitting) };
        }
        else if (isByYear || (asked.Period is null && asked.Indicators.Any(indicator => indicator.TakesPeriod)))
        {
            known = await KnownFigures.ReadAsync(call, asked.Indicators, asked.Breakdown);
        }

        TableReading.CheckRows(query, by, asked.Breakdown, asked.Indicators, call.Catalogue);
        // Children are many, and most of them may be silent: those with the most to say come first.
        var order =
            TableReading.Order(query, asked.Indicators)
            ?? (by == TableQuestion.ByChild ? new TableOrder(asked.Indicators[0].Code, IsDescending: true) : null);
        var years = isByYear ? Steps.Days(query, SeriesStep.Year, KnownFigures.YearsOf(known, call.AsOf)) : null;
        query.Check();
        var needsPeriod = !isByYear && asked.Indicators.Any(indicator => indicator.TakesPeriod);
        var needsDay = !isByYear && asked.Indicators.Any(indicator => !indicator.TakesPeriod);
        var question = new TableQuestion
        {
            Committee = call.Committee,
            Indicators = asked.Indicators,
            Breakdown = asked.Breakdown,
            By = by,
            AsOf = needsDay ? call.AsOf : null,
            Period = needsPeriod ? asked.Period ?? KnownFigures.PeriodOf(known, call.AsOf) : null,
            Years = years,
            Basis = asked.Basis,
            BoundariesAt = asked.BoundariesAt(call),
            Order = order,
        };
        return await AnswerAsync(call, asked, question);
    }

    private static async ValueTask<FiguresModel> AnswerAsync(PageCall call, AskedFigures asked, TableQuestion question)
    {
        var after = call.Query.Cursor(question.Listing) is [var last] ? last : null;
        call.Query.Check();
        var language = call.View.Language.Code;
        var table = await TableAnswers.AskAsync(
            call.Federation,
            question,
            language,
            Parameters.LimitMax,
            after,
            call.Aborted
        );
        return new()
        {
            Asked = asked,
            Question = question,
            Table = table,
            Dimensions = DimensionsOf(call.Catalogue, asked.Indicators),
            Period = question.Period,
            RowsOverlap = asked.Indicators.Any(one =>
                one.Find(question.By) is { Overlapping: true } or { NoTotal: true }
            ),
            Address = TableAddress.Of(question, language, Parameters.LimitMax, call.Query.Text(Parameters.Cursor)),
        };
    }

    /// <summary>The dimensions that all of the indicators have, in the catalogue's order.</summary>
    public static IReadOnlyList<Dimension> DimensionsOf(Catalogue catalogue, IReadOnlyList<Indicator> indicators) =>
        [.. catalogue.Dimensions.Where(dimension => indicators.All(one => one.Find(dimension.Code) is not null))];

    private static async ValueTask<string> DefaultRowsAsync(PageCall call)
    {
        var children = await call.Federation.Committee(call.Committee).ChildrenAsync(call.AsOf, call.Aborted);
        return children.IsEmpty ? TableQuestion.ByYear : TableQuestion.ByChild;
    }

    private static bool Fits(Indicator indicator, string by, Breakdown breakdown) =>
        (by is TableQuestion.ByChild or TableQuestion.ByYear || indicator.Find(by) is not null)
        && breakdown.Pairs.All(pair => indicator.Find(pair.Dimension) is not null);

    /// <summary>What is known; where nothing is, the first of what could be.</summary>
    private static IReadOnlyList<Indicator> ColumnsOf(
        IReadOnlyList<OverviewLine> known,
        IEnumerable<Indicator> fitting
    ) => known.Count > 0 ? [.. known.Select(line => line.Indicator)] : [.. fitting.Take(1)];
}
