using Federation.Api.Documents;
using Federation.Api.Wire;
using Federation.Core.Input;

namespace Federation.Api.Resources;

/// <summary>Tables and series as sheets, with the numbers of the JSON.</summary>
internal static class Sheets
{
    private static readonly string[] FigureTitles =
    [
        "value",
        "upper",
        "bound",
        "basis",
        "complete",
        "covered",
        "expected",
        "observedOn",
    ];

    public static IReadOnlyList<Sheet> Of(Table table, string language)
    {
        var header = new List<string> { "key", "label" };
        foreach (var column in table.Columns)
        {
            header.Add(column.Key);
            header.AddRange(FigureTitles.Skip(1).Select(title => $"{column.Key} {title}"));
        }

        List<IReadOnlyList<object?>> rows =
        [
            .. table.Rows.Select(row => Row([row.Key, row.Label], row.Cells)),
            Row(["total", language == Http.Language.English ? "Total" : "Tổng"], table.Total),
        ];
        return
        [
            new("table", header, rows),
            new("columns", ["key", "label", "unit"], [.. table.Columns.Select(Titles)]),
        ];
    }

    public static IReadOnlyList<Sheet> Of(FigureSeries series)
    {
        string[] header = ["at", "asOf", "period", .. FigureTitles, "difference", "factor"];
        List<IReadOnlyList<object?>> points =
        [
            .. series.Points.Select(point =>
                Row(
                    [point.At, point.Figure.AsOf, point.Figure.Period],
                    [point.Figure],
                    point.Growth?.Difference.Value,
                    point.Growth?.Factor?.Value
                )
            ),
        ];
        List<IReadOnlyList<object?>> breaks =
        [
            .. series.Breaks.Select(one =>
                (IReadOnlyList<object?>)
                    [one.On, one.Event.Committee, one.Event.Key, CodeOf(one.Event.Kind), (decimal?)one.Event.Sign]
            ),
        ];
        return [new("series", header, points), new("breaks", ["on", "committee", "key", "kind", "sign"], breaks)];
    }

    private static List<object?> Row(object?[] first, IEnumerable<Figure> figures, params object?[] last)
    {
        var cells = new List<object?>(first);
        foreach (var figure in figures)
        {
            cells.AddRange(
                figure.Value,
                figure.Upper,
                CodeOf(figure.Bound),
                CodeOf(figure.Basis),
                figure.Coverage.Complete,
                (decimal?)(figure.Coverage.Reporting ?? figure.Coverage.DaysCovered),
                (decimal?)(figure.Coverage.Expected ?? figure.Coverage.Days),
                figure.ObservedOn
            );
        }

        cells.AddRange(last);
        return cells;
    }

    private static IReadOnlyList<object?> Titles(TableColumn column) => [column.Key, column.Label, column.Unit];

    private static string? CodeOf<T>(T? value)
        where T : struct, Enum => value is { } known ? EnumCodes<T>.Of(known) : null;
}
