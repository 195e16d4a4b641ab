using Federation.Api.Http;
using Federation.Api.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>One figure, and many in one call.</summary>
public static class FigureEndpoints
{
    /// <summary>The most questions of a batch.</summary>
    public const int BatchMax = 500;

    /// <summary>Maps the figures of a committee and the batch.</summary>
    public static IEndpointRouteBuilder MapFigures(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees/{id}/figures", AskAsync)
            .Is("figures", "askFigure", "One figure.")
            .Takes(
                Parameters.Indicator,
                Parameters.Breakdown,
                Parameters.AsOf,
                Parameters.Period,
                Parameters.Boundaries,
                Parameters.Basis
            )
            .Refuses(404, 422, 503);
        routes
            .MapPost("/figures:batch", AskManyAsync)
            .Is("figures", "askFigures", "Up to 500 figures in one call, each a figure or a problem.")
            .Takes()
            .TakesBody<BatchRequest>()
            .Refuses(422);
        return routes;
    }

    private static async Task<Read<Figure>> AskAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var text = call.Http.Request.QueryString.Value ?? "";
        if (AskedFigure.Before(call, committee, text) is { } before)
        {
            return Read<Figure>.Again(before.Answer);
        }

        var query = new Query(call.Http);
        var question = new FigureReading(query.Faults, call.Catalogue, call.Today).Question(query);
        query.Check();
        var asked = await AskedFigure.AskAsync(call, committee, text, question!);
        return Read<Figure>.Again(asked.Answer);
    }

    private static async Task<Written<BatchReply>> AskManyAsync([AsParameters] Call call, PreparedBatches prepared)
    {
        new Query(call.Http).Check();
        return new(await AskedBatch.AskAsync(call, prepared, await call.BodyAsync()));
    }
}
