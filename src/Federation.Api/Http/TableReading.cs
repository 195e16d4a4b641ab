using Federation.Api.Composition;
using Federation.Api.Problems;
using Federation.Core.Indicators;

namespace Federation.Api.Http;

/// <summary>Reads what tables are asked for beside their figures.</summary>
public static class TableReading
{
    /// <summary>By what is called or by one of the columns; null where it is absent or wrong.</summary>
    public static TableOrder? Order(Query query, IReadOnlyList<Indicator> indicators)
    {
        if (query.Text(Parameters.Sort) is not { } text)
        {
            return null;
        }

        var order = TableOrder.Parse(text);
        string[] known = [TableOrder.Label, .. indicators.Select(indicator => indicator.Code)];
        if (known.Contains(order.Column, StringComparer.Ordinal))
        {
            return order;
        }

        query.Faults.Add(Parameters.Sort.Name, QueryMessages.UnknownChoice(text, known));
        return null;
    }

    /// <summary>
    /// A fault where the rows are no children, no years, and no dimension that all of the columns have.
    /// </summary>
    public static void CheckRows(
        Query query,
        string by,
        Breakdown breakdown,
        IReadOnlyList<Indicator> indicators,
        Catalogue catalogue
    )
    {
        if (by is TableQuestion.ByChild or TableQuestion.ByYear)
        {
            return;
        }

        var without = indicators.FirstOrDefault(indicator => indicator.Find(by) is null);
        (string, Labels)? fault =
            catalogue.FindDimension(by) is null ? QueryMessages.UnknownBy(by, catalogue)
            : without is not null ? QueryMessages.DimensionNotDeclared(by, without)
            : breakdown.MemberOf(by) is not null ? QueryMessages.DimensionTwice(by)
            : null;
        if (fault is { } found)
        {
            query.Faults.Add(Parameters.By.Name, found);
        }
    }
}
