using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>What a figure is made of.</summary>
public static class ExplainEndpoints
{
    /// <summary>Maps it.</summary>
    public static IEndpointRouteBuilder MapExplain(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees/{id}/explain", ExplainAsync)
            .Is("figures", "explain", "The tree of contributions to a figure, down to the sources.")
            .Takes(
                Parameters.Indicator,
                Parameters.Breakdown,
                Parameters.AsOf,
                Parameters.Period,
                Parameters.Boundaries,
                Parameters.Basis,
                Parameters.Depth,
                Parameters.Limit,
                Parameters.Cursor
            )
            .Refuses(404, 422, 503);
        return routes;
    }

    private static async Task<Read<ExplainNode>> ExplainAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var question = new FigureReading(query.Faults, call.Catalogue, call.Today).Question(query);
        var depth = query.Whole(Parameters.Depth)!.Value;
        var limit = query.Limit();
        var offset = ExplainAnswers.OffsetOf(query, committee, question);
        query.Check();
        return new(
            await ExplainAnswers.AskAsync(
                call.Federation,
                committee,
                question!,
                depth,
                limit,
                offset,
                call.Today,
                call.Aborted
            )
        );
    }
}
