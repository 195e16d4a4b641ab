using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Input;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>Dated events of committees.</summary>
public static class EventEndpoints
{
    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapEvents(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/committees/{id}/events", RecordAsync)
            .Is("committees", "recordEvent", "Records a dated event. The same key again changes nothing.")
            .Takes()
            .TakesBody<EventSubmission>()
            .Refuses(404, 409, 422, 503);
        return routes;
    }

    private static async Task<Results<Created<WriteReceipt>, Ok<WriteReceipt>>> RecordAsync(
        string id,
        [AsParameters] Call call
    )
    {
        var committee = call.Named(id);
        new Query(call.Http).Check();
        var happened = Bodies.Valid(EventReader.Read(await call.BodyAsync(), call.Catalogue, call.Today));
        var result = await call.Federation.Committee(committee).RecordAsync(happened, call.Actor, call.Aborted);
        return result.Changed
            ? TypedResults.Created($"{FederationApi.Root}/committees/{committee}", result.ToWire())
            : TypedResults.Ok(result.ToWire());
    }
}
