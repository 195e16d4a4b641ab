using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Api.Resources;

/// <summary>What a table was asked for.</summary>
internal sealed record AskedTable(
    CommitteeId Committee,
    IReadOnlyList<Indicator> Indicators,
    Breakdown Breakdown,
    string By,
    DateOnly? AsOf,
    Period? Period,
    Period? Days,
    Basis Basis,
    DateOnly? BoundariesAt,
    int Limit,
    string Listing,
    string? After
)
{
    private const string ByChild = "child";
    private const string ByYear = "year";

    /// <summary>The time of a column outside a table by year; of one by year, all of its days.</summary>
    public FigureTime TimeOf(Indicator indicator) =>
        indicator.TakesPeriod ? FigureTime.Over(Period ?? Days!.Value) : FigureTime.AsOf(AsOf ?? Days!.Value.To);

    public Question QuestionOf(Indicator indicator, Breakdown breakdown, FigureTime time) =>
        new(new(indicator.Code, breakdown), time, Basis, BoundariesAt);

    /// <summary>Reads it; null where anything is wrong, with its faults.</summary>
    public static AskedTable? Read(Query query, Call call, CommitteeId committee)
    {
        var reading = new FigureReading(query.Faults, call.Catalogue, call.Today);
        var indicators = IndicatorsOf(query, reading);
        var breakdown = reading.Breakdown(query.Text(Parameters.Breakdown), indicators);
        var by = query.Text(Parameters.By);
        var (asOf, period) = (query.Day(Parameters.AsOf), query.Period(Parameters.Period));
        var days = DaysOf(query, by);
        if (by is not null && by != ByYear)
        {
            CheckTimes(query, indicators);
        }

        if (by is not null and not ByChild and not ByYear && breakdown is not null)
        {
            CheckDimension(query, by, breakdown, indicators, call.Catalogue);
        }

        var basis = query.Choice<Basis>(Parameters.Basis) ?? Basis.Effective;
        var boundaries = query.Choice<Boundaries>(Parameters.Boundaries);
        var limit = query.Limit();
        var asked = $"{query.Text(Parameters.Indicators)}|{breakdown}|{by}|{asOf:O}|{period}|{basis}|{boundaries}";
        var listing = $"table|{committee}|{asked}";
        var after = query.Cursor(listing) is [var last] ? last : null;
        return query.Faults.Any
            ? null
            : new(
                committee,
                indicators,
                breakdown!,
                by!,
                asOf,
                period,
                days,
                basis,
                boundaries == Boundaries.Now ? call.Today : null,
                limit,
                listing,
                after
            );
    }

    private static List<Indicator> IndicatorsOf(Query query, FigureReading reading)
    {
        var codes = query.Text(Parameters.Indicators)?.Split(',') ?? [];
        if (codes.Length > TableEndpoints.ColumnsMax)
        {
            query.Faults.Add(
                Parameters.Indicators.Name,
                QueryMessages.TooMany(codes.Length, TableEndpoints.ColumnsMax)
            );
            return [];
        }

        return [.. codes.Select(reading.Indicator).OfType<Indicator>()];
    }

    /// <summary>The years from the one of <c>from</c> to the one of <c>to</c>, for a table by year.</summary>
    private static Period? DaysOf(Query query, string? by)
    {
        var (from, to) = (query.Text(Parameters.From), query.Text(Parameters.To));
        if (by != ByYear)
        {
            foreach (var name in new[] { Parameters.From.Name, Parameters.To.Name })
            {
                if ((name == Parameters.From.Name ? from : to) is not null && by is not null)
                {
                    query.Faults.Add(name, QueryMessages.NotForThisTable(name));
                }
            }

            return null;
        }

        foreach (var parameter in new[] { Parameters.AsOf, Parameters.Period })
        {
            if (query.Text(parameter) is not null)
            {
                query.Faults.Add(parameter.Name, QueryMessages.NotForThisTable(parameter.Name));
            }
        }

        return Steps.Days(query, SeriesStep.Year);
    }

    /// <summary>
    /// A date where an indicator is true at one, a period where one is counted over one, and neither for nobody.
    /// </summary>
    private static void CheckTimes(Query query, List<Indicator> indicators)
    {
        foreach (var (parameter, isPeriod) in new[] { (Parameters.AsOf, false), (Parameters.Period, true) })
        {
            var isGiven = query.Text(parameter) is not null;
            var needing = indicators.Find(indicator => indicator.TakesPeriod == isPeriod);
            if (needing is not null && !isGiven)
            {
                query.Faults.Add(parameter.Name, QueryMessages.TimeNeeded(needing));
            }
            else if (needing is null && isGiven && indicators.Count > 0)
            {
                query.Faults.Add(parameter.Name, QueryMessages.TimeNotUsed(parameter.Name));
            }
        }
    }

    private static void CheckDimension(
        Query query,
        string by,
        Breakdown breakdown,
        List<Indicator> indicators,
        Catalogue catalogue
    )
    {
        var without = indicators.Find(indicator => indicator.Find(by) is null);
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
