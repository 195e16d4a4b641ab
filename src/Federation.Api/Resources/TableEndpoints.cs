using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Engine.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>Tables of figures: by child, by the members of a dimension, by year.</summary>
public static class TableEndpoints
{
    /// <summary>The most columns of a table.</summary>
    public const int ColumnsMax = 50;

    private const string Child = "child";
    private const string Year = "year";

    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapTables(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees/{id}/table", TableAsync)
            .Is("figures", "table", "A table of figures, also as CSV and XLSX.")
            .Takes(
                Parameters.Indicators,
                Parameters.By,
                Parameters.Breakdown,
                Parameters.AsOf,
                Parameters.Period,
                Parameters.From,
                Parameters.To,
                Parameters.Boundaries,
                Parameters.Basis,
                Parameters.Limit,
                Parameters.Cursor
            )
            .Refuses(404, 406, 422, 503);
        return routes;
    }

    private static async Task<ReadOrSheet<Table>> TableAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var asked = AskedTable.Read(query, call, committee);
        query.Check();
        var (rows, cursor) = asked!.By switch
        {
            Child => await ChildrenAsync(asked, call),
            Year => await YearsAsync(asked, call),
            var dimension => await MembersAsync(asked, dimension, call),
        };
        var total = new List<Figure>();
        foreach (var indicator in asked.Indicators)
        {
            var question = asked.QuestionOf(indicator, asked.Breakdown, asked.TimeOf(indicator));
            total.Add(await FigureAsync(call, asked.Committee, question));
        }

        var table = new Table
        {
            Columns =
            [
                .. asked.Indicators.Select(indicator => new TableColumn
                {
                    Key = indicator.Code,
                    Label = indicator.Labels.In(call.Language),
                    Unit = indicator.Unit,
                }),
            ],
            Rows = rows,
            Total = total,
            Cursor = cursor,
        };
        return new(table, () => Sheets.Of(table, call.Language), $"{committee}-table");
    }

    private static async ValueTask<(List<TableRow> Rows, string? Cursor)> ChildrenAsync(AskedTable asked, Call call)
    {
        var day = asked.Indicators.Max(indicator => asked.TimeOf(indicator).Day);
        var children = await call.Federation.Committee(asked.Committee).ChildrenAsync(day, call.Aborted);
        var rest = children.Where(child => string.CompareOrdinal(child.Id.ToString(), asked.After) > 0).ToList();
        var rows = new List<TableRow>();
        foreach (var child in rest.Take(asked.Limit))
        {
            var profile = await Profiles.TryAsync(call.Federation, child.Id, day, call.Aborted);
            var label = profile?.Names.In(call.Language) ?? child.Id.ToString();
            var cells = new List<Figure>();
            foreach (var indicator in asked.Indicators)
            {
                var question = asked.QuestionOf(indicator, asked.Breakdown, asked.TimeOf(indicator));
                cells.Add(await FigureAsync(call, child.Id, question));
            }

            rows.Add(Row(child.Id.ToString(), label, cells));
        }

        return (rows, rest.Count > asked.Limit ? Cursor.At(asked.Listing, rows[^1].Key) : null);
    }

    private static async ValueTask<(List<TableRow> Rows, string? Cursor)> YearsAsync(AskedTable asked, Call call)
    {
        var rows = new List<TableRow>();
        for (var year = asked.Days!.Value.From.Year; year <= asked.Days.Value.To.Year; year++)
        {
            var period = new Period(new(year, 1, 1), new(year, 12, 31));
            var cells = new List<Figure>();
            foreach (var indicator in asked.Indicators)
            {
                var time = indicator.TakesPeriod ? FigureTime.Over(period) : FigureTime.AsOf(period.To);
                cells.Add(await FigureAsync(call, asked.Committee, asked.QuestionOf(indicator, asked.Breakdown, time)));
            }

            var name = PeriodNames.NameOf(period);
            rows.Add(Row(name, name, cells));
        }

        return (rows, null);
    }

    private static async ValueTask<(List<TableRow> Rows, string? Cursor)> MembersAsync(
        AskedTable asked,
        string dimension,
        Call call
    )
    {
        var rows = new List<TableRow>();
        foreach (var member in call.Catalogue.FindDimension(dimension)!.Members)
        {
            var narrowed = asked.Breakdown.With(dimension, member.Code);
            var cells = new List<Figure>();
            foreach (var indicator in asked.Indicators)
            {
                var question = asked.QuestionOf(indicator, narrowed, asked.TimeOf(indicator));
                cells.Add(await FigureAsync(call, asked.Committee, question));
            }

            rows.Add(Row(member.Code, member.Labels.In(call.Language), cells));
        }

        return (rows, null);
    }

    private static async ValueTask<Figure> FigureAsync(
        Call call,
        Core.Identity.CommitteeId committee,
        Question question
    ) => (await FanOut.AskAsync(call.Federation, committee, question, call.Aborted)).ToWire(call.Catalogue);

    private static TableRow Row(string key, string label, List<Figure> cells) =>
        new()
        {
            Key = key,
            Label = label,
            Cells = cells,
        };
}
