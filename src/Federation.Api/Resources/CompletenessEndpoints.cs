using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>Who below has reported, and who is late.</summary>
public static class CompletenessEndpoints
{
    /// <summary>Maps it.</summary>
    public static IEndpointRouteBuilder MapCompleteness(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees/{id}/completeness", CompletenessAsync)
            .Is("completeness", "completeness", "Who below has reported for a period, and who is late as of today.")
            .Takes(Parameters.PlanPeriod, Parameters.Limit, Parameters.Cursor)
            .Refuses(404, 422, 503);
        return routes;
    }

    private static async Task<Read<CompletenessList>> CompletenessAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var period = CompletenessAnswers.PeriodOf(query, Parameters.PlanPeriod, call.Catalogue);
        var limit = query.Limit();
        var listing = $"completeness|{committee}|{period}";
        var path = query.Cursor(listing) ?? [];
        query.Check();

        var over = period!.Value;
        var (items, next) = await CompletenessAnswers.PageAsync(
            call.Federation,
            committee,
            over,
            call.Today,
            limit,
            path,
            call.Aborted
        );
        return new(
            new()
            {
                Period = over.ToString(),
                Today = call.Today,
                Items = items,
                Cursor = next is null ? null : Cursor.At(listing, next),
            }
        );
    }
}
