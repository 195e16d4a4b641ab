using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Input;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>Targets: how far they have been reached, and new ones.</summary>
public static class TargetEndpoints
{
    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapTargets(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees/{id}/targets", TargetsAsync)
            .Is("targets", "targets", "Target, actual, achievement and coverage.")
            .Takes(Parameters.TargetPeriod)
            .Refuses(404, 422, 503);
        routes
            .MapPut("/committees/{id}/targets", SetAsync)
            .Is("targets", "setTargets", "Sets targets. The same again changes nothing.")
            .Takes()
            .TakesBody<TargetsSubmission>()
            .Refuses(404, 409, 422, 503);
        return routes;
    }

    private static async Task<Read<TargetList>> TargetsAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var period = query.Period(Parameters.TargetPeriod);
        query.Check();
        return new(await TargetAnswers.ListAsync(call.Federation, committee, period, call.Aborted));
    }

    private static async Task<Ok<WriteReceipt>> SetAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        new Query(call.Http).Check();
        var read = TargetsReader.Read(await call.BodyAsync(), call.Catalogue, call.Today);
        var targets = Bodies.Valid(read);
        var result = await call.Federation.Committee(committee).SetTargetsAsync(targets, call.Actor, call.Aborted);
        return TypedResults.Ok(result.ToWire());
    }
}
