using System.Globalization;
using Federation.Api.Http;
using Federation.Api.Resources;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Engine.Ports;

namespace Federation.Api.Composition;

/// <summary>Tables of figures: by child, by the members of a dimension, by year.</summary>
public static class TableAnswers
{
    /// <summary>A page of the table.</summary>
    /// <param name="federation">The committees.</param>
    /// <param name="asked">What is asked.</param>
    /// <param name="language">The language of the labels.</param>
    /// <param name="limit">How many rows at most.</param>
    /// <param name="after">The key of the row before the page; null for the beginning.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async ValueTask<Table> AskAsync(
        IFederation federation,
        TableQuestion asked,
        string language,
        int limit,
        string? after,
        CancellationToken cancellationToken
    )
    {
        var asking = new Asking(federation, asked, cancellationToken);
        var (rows, next) = asked.By switch
        {
            TableQuestion.ByChild => await ChildrenAsync(asking, language, limit, after),
            TableQuestion.ByYear => (await YearsAsync(asking), null),
            var dimension => (await MembersAsync(asking, dimension, language), null),
        };
        var total = await asking.CellsAsync(asked.Committee, asked.Breakdown, asked.TimeOf);
        var isOrderedHere = asked.Order is not null && asked.By != TableQuestion.ByChild;
        return new Table
        {
            Columns =
            [
                .. asked.Indicators.Select(indicator => new TableColumn
                {
                    Key = indicator.Code,
                    Label = indicator.Labels.In(language),
                    Unit = indicator.Unit,
                }),
            ],
            Rows = isOrderedHere ? Ordered(rows, asked, language) : rows,
            Total = total,
            Cursor = next is null ? null : Cursor.At(asked.Listing, next),
        };
    }

    /// <summary>Rows in the order asked for: equal ones as they were, those without a value last.</summary>
    public static IReadOnlyList<TableRow> Ordered(IReadOnlyList<TableRow> rows, TableQuestion asked, string language)
    {
        var order = asked.Order!;
        if (order.Column == TableOrder.Label)
        {
            var names = StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true);
            return
            [
                .. order.IsDescending
                    ? rows.OrderByDescending(row => row.Label, names)
                    : rows.OrderBy(row => row.Label, names),
            ];
        }

        var column = asked.Indicators.Select(indicator => indicator.Code).ToList().IndexOf(order.Column);
        var known = rows.OrderBy(row => row.Cells[column].Value is null);
        return
        [
            .. order.IsDescending
                ? known
                    .ThenByDescending(row => row.Cells[column].Value)
                    .ThenByDescending(row => row.Cells[column].Upper)
                : known.ThenBy(row => row.Cells[column].Value).ThenBy(row => row.Cells[column].Upper),
        ];
    }

    /// <summary>
    /// A page of the children. In their own order only those of the page are asked; in any other, all are.
    /// </summary>
    private static async ValueTask<(IReadOnlyList<TableRow> Rows, string? Next)> ChildrenAsync(
        Asking asking,
        string language,
        int limit,
        string? after
    )
    {
        var asked = asking.Asked;
        var day = asked.ChildrenOn;
        var all = await asking.Federation.Committee(asked.Committee).ChildrenAsync(day, asking.Aborted);
        var children = all.Select(child => child.Id).ToList();
        if (asked.Order is null)
        {
            var rest = children.Where(child => string.CompareOrdinal(child.ToString(), after) > 0).ToList();
            var page = await RowsAsync(rest.Take(limit));
            return (page, rest.Count > limit ? page[^1].Key : null);
        }

        var ordered = Ordered(await RowsAsync(children), asked, language);
        var skipped = after is null ? 0 : ordered.TakeWhile(row => row.Key != after).Count() + 1;
        var shown = ordered.Skip(skipped).Take(limit).ToList();
        return (shown, skipped + shown.Count < ordered.Count ? shown[^1].Key : null);

        async ValueTask<List<TableRow>> RowsAsync(IEnumerable<CommitteeId> ids)
        {
            var rows = new List<TableRow>();
            foreach (var id in ids)
            {
                var profile = await Profiles.TryAsync(asking.Federation, id, day, asking.Aborted);
                var cells = await asking.ChildAsync(id);
                rows.Add(Row(id.ToString(), profile?.Names.In(language) ?? id.ToString(), cells));
            }

            return rows;
        }
    }

    private static async ValueTask<IReadOnlyList<TableRow>> YearsAsync(Asking asking)
    {
        var asked = asking.Asked;
        var rows = new List<TableRow>();
        for (var year = asked.Years!.Value.From.Year; year <= asked.Years.Value.To.Year; year++)
        {
            var period = new Period(new(year, 1, 1), new(year, 12, 31));
            var cells = await asking.CellsAsync(
                asked.Committee,
                asked.Breakdown,
                indicator => indicator.TakesPeriod ? FigureTime.Over(period) : FigureTime.AsOf(period.To)
            );
            var name = PeriodNames.NameOf(period);
            rows.Add(Row(name, name, cells));
        }

        return rows;
    }

    private static async ValueTask<IReadOnlyList<TableRow>> MembersAsync(
        Asking asking,
        string dimension,
        string language
    )
    {
        var asked = asking.Asked;
        var rows = new List<TableRow>();
        foreach (var member in asking.Federation.Catalogue.FindDimension(dimension)!.Members)
        {
            var narrowed = asked.Breakdown.With(dimension, member.Code);
            var cells = await asking.CellsAsync(asked.Committee, narrowed, asked.TimeOf);
            rows.Add(Row(member.Code, member.Labels.In(language), cells));
        }

        return rows;
    }

    private static TableRow Row(string key, string label, IReadOnlyList<Figure> cells) =>
        new()
        {
            Key = key,
            Label = label,
            Cells = cells,
        };

    private sealed record Asking(IFederation Federation, TableQuestion Asked, CancellationToken Aborted)
    {
        public ValueTask<IReadOnlyList<Figure>> CellsAsync(
            CommitteeId committee,
            Breakdown breakdown,
            Func<Indicator, FigureTime> timeOf
        ) => CellsAsync(breakdown, timeOf, one => FigureAnswers.AskAsync(Federation, committee, one, Aborted));

        /// <summary>The row of a child, which may be out of reach while others are not.</summary>
        public ValueTask<IReadOnlyList<Figure>> ChildAsync(CommitteeId child) =>
            CellsAsync(
                Asked.Breakdown,
                Asked.TimeOf,
                one => FigureAnswers.AskOneOfManyAsync(Federation, child, one, Aborted)
            );

        private async ValueTask<IReadOnlyList<Figure>> CellsAsync(
            Breakdown breakdown,
            Func<Indicator, FigureTime> timeOf,
            Func<Question, ValueTask<Figure>> ask
        )
        {
            var cells = new List<Figure>();
            foreach (var indicator in Asked.Indicators)
            {
                cells.Add(await ask(Asked.QuestionOf(indicator, breakdown, timeOf(indicator))));
            }

            return cells;
        }
    }
}
