using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>What the quality rules say in a subtree.</summary>
public static class FindingEndpoints
{
    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapFindings(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees/{id}/findings", FindingsAsync)
            .Is("findings", "findings", "Findings in a committee's subtree.")
            .Takes(Parameters.Severity, Parameters.Limit, Parameters.Cursor)
            .Refuses(404, 422, 503);
        return routes;
    }

    private static async Task<Read<FindingList>> FindingsAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var severity = query.Choice<Severity>(Parameters.Severity);
        var limit = query.Limit();
        var (place, listing) = FindingAnswers.PlaceOf(query, Parameters.Cursor, committee, severity);
        query.Check();

        var (items, next) = await FindingAnswers.PageAsync(
            call.Federation,
            committee,
            severity,
            limit,
            place,
            call.Aborted
        );
        var cursor = next is { } at ? FindingAnswers.CursorAt(listing, at) : null;
        return new(new() { Items = items, Cursor = cursor });
    }
}
