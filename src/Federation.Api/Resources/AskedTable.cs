using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Time;

namespace Federation.Api.Resources;

/// <summary>What a table was asked for, and which page of it.</summary>
internal sealed record AskedTable(TableQuestion Question, int Limit, string? After)
{
    /// <summary>Reads it; null where anything is wrong, with its faults.</summary>
    public static AskedTable? Read(Query query, Call call, CommitteeId committee)
    {
        var reading = new FigureReading(query.Faults, call.Catalogue, call.Today);
        var indicators = reading.Indicators(query.Text(Parameters.Indicators), TableQuestion.ColumnsMax);
        var breakdown = reading.Breakdown(query.Text(Parameters.Breakdown), indicators);
        var by = query.Text(Parameters.By);
        var (asOf, period) = (query.Day(Parameters.AsOf), query.Period(Parameters.Period));
        var days = DaysOf(query, by);
        if (by is not null && by != TableQuestion.ByYear)
        {
            CheckTimes(query, indicators);
        }

        if (by is not null && breakdown is not null)
        {
            TableReading.CheckRows(query, by, breakdown, indicators, call.Catalogue);
        }

        var order = TableReading.Order(query, indicators);
        var basis = query.Choice<Basis>(Parameters.Basis) ?? Basis.Effective;
        var boundaries = query.Choice<Boundaries>(Parameters.Boundaries);
        var limit = query.Limit();
        if (query.Faults.Any)
        {
            return null;
        }

        var question = new TableQuestion
        {
            Committee = committee,
            Indicators = indicators,
            Breakdown = breakdown!,
            By = by!,
            AsOf = asOf,
            Period = period,
            Years = days,
            Basis = basis,
            BoundariesAt = boundaries == Boundaries.Now ? call.Today : null,
            Order = order,
        };
        var after = query.Cursor(question.Listing) is [var last] ? last : null;
        return query.Faults.Any ? null : new(question, limit, after);
    }

    /// <summary>The years from the one of <c>from</c> to the one of <c>to</c>, for a table by year.</summary>
    private static Period? DaysOf(Query query, string? by)
    {
        var (from, to) = (query.Text(Parameters.From), query.Text(Parameters.To));
        if (by != TableQuestion.ByYear)
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
    private static void CheckTimes(Query query, IReadOnlyList<Indicator> indicators)
    {
        foreach (var (parameter, isPeriod) in new[] { (Parameters.AsOf, false), (Parameters.Period, true) })
        {
            var isGiven = query.Text(parameter) is not null;
            var needing = indicators.FirstOrDefault(indicator => indicator.TakesPeriod == isPeriod);
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
}
