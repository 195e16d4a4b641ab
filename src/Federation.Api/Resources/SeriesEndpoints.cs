using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Engine.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>A figure for each step of time, with growth and breaks.</summary>
public static class SeriesEndpoints
{
    /// <summary>Maps it.</summary>
    public static IEndpointRouteBuilder MapSeries(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees/{id}/series", SeriesAsync)
            .Is("figures", "series", "A figure for each year, quarter or month, also as CSV and XLSX.")
            .Takes(
                Parameters.Indicator,
                Parameters.Breakdown,
                Parameters.From.Required(),
                Parameters.To.Required(),
                Parameters.Step,
                Parameters.Boundaries,
                Parameters.Basis
            )
            .Refuses(404, 406, 422, 503);
        return routes;
    }

    private static async Task<ReadOrSheet<FigureSeries>> SeriesAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var reading = new FigureReading(query.Faults, call.Catalogue, call.Today);
        var indicator = query.Text(Parameters.Indicator) is { } code ? reading.Indicator(code) : null;
        var breakdown = reading.Breakdown(query.Text(Parameters.Breakdown), indicator is null ? [] : [indicator]);
        var step = query.Choice<SeriesStep>(Parameters.Step) ?? SeriesStep.Year;
        var days = Steps.Days(query, step);
        var basis = query.Choice<Basis>(Parameters.Basis) ?? Basis.Effective;
        var boundaries =
            query.Choice<Boundaries>(Parameters.Boundaries) == Boundaries.Now ? call.Today : default(DateOnly?);
        query.Check();

        var key = new FigureKey(indicator!.Code, breakdown!);
        var points = new List<SeriesPoint>();
        Quantity? before = null;
        foreach (var at in Steps.All(days!.Value, step))
        {
            var time = indicator.TakesPeriod ? FigureTime.Over(at) : FigureTime.AsOf(at.To);
            var question = new Question(key, time, basis, boundaries);
            var node = await FanOut.AskAsync(call.Federation, committee, question, call.Aborted);
            points.Add(
                new()
                {
                    At = PeriodNames.NameOf(at),
                    Figure = node.ToWire(call.Catalogue),
                    Growth = GrowthOf(node.Answer.Value, before),
                }
            );
            before = node.Answer.Value;
        }

        var breaks = await SeriesBreaks.FindAsync(call.Federation, committee, days.Value, call.Aborted);
        var series = new FigureSeries { Points = points, Breaks = breaks };
        return new(series, () => Sheets.Of(series), $"{committee}-{indicator.Code}");
    }

    private static Growth? GrowthOf(Quantity? now, Quantity? before) =>
        now is { } n && before is { } b
            ? new() { Difference = n.Minus(b).ToWire(), Factor = n.DividedBy(b)?.ToWire() }
            : null;
}
