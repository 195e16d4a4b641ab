using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Figures;
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
                Parameters.Basis,
                Parameters.Format
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
        var format = query.Choice<AnswerFormat>(Parameters.Format);
        query.Check();

        var series = await SeriesAnswers.AskAsync(
            call.Federation,
            committee,
            new(indicator!.Code, breakdown!),
            days!.Value,
            step,
            basis,
            boundaries,
            call.Aborted
        );
        return new(series, () => Sheets.Of(series), $"{committee}-{indicator.Code}", format);
    }
}
