using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Federation.Core.Input;
using Federation.Engine.Link;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>Links to other installations: how they do, who may link up, and who may no longer.</summary>
public static class LinkEndpoints
{
    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapLinks(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/links", Links)
            .Is("links", "links", "The links to other installations, with state, lag and last error.")
            .Takes()
            .Refuses(422);
        routes
            .MapPost("/links", EnrolAsync)
            .Is("links", "enrol", "Enrols an installation below for some instances; the token is said once.")
            .Takes()
            .TakesBody<EnrolmentSubmission>()
            .Refuses(409, 422);
        routes
            .MapDelete("/links/{id}", Revoke)
            .Is("links", "revokeLink", "Revokes an enrolment: its link ends at once. The same again changes nothing.")
            .Takes()
            .Refuses(404, 422);
        return routes;
    }

    private static Read<LinkList> Links([AsParameters] Call call, LinkHub hub)
    {
        new Query(call.Http).Check();
        return new(new() { Items = [.. hub.States.Select(ToWire)] });
    }

    private static async Task<Created<EnrolmentBody>> EnrolAsync([AsParameters] Call call, IEnrolments enrolments)
    {
        new Query(call.Http).Check();
        var instances = Bodies.Valid(InstancesReader.Read(await call.BodyAsync()));
        var (enrolled, token) = enrolments.Enrol([.. instances]);
        return TypedResults.Created(
            (string?)null,
            new EnrolmentBody
            {
                Id = enrolled.Id,
                Instances = enrolled.Instances,
                Token = token,
            }
        );
    }

    private static Ok<LinkBody> Revoke(string id, [AsParameters] Call call, LinkHub hub, IEnrolments enrolments)
    {
        new Query(call.Http).Check();
        return enrolments.Revoke(id) is not null
            ? TypedResults.Ok(ToWire(hub.States.Single(state => state.Id == id)))
            : throw new RefusalException(Refusals.UnknownLink(id));
    }

    private static LinkBody ToWire(LinkState state) =>
        new()
        {
            Id = state.Id,
            Peer = state.Name,
            Upper = state.IsUpper,
            Instances = state.Instances,
            State = state.Status,
            Since = state.Since?.ToWire(),
            Lag = state.RoundTrip is { } trip ? Math.Round((decimal)trip.TotalMilliseconds, 1) : null,
            Waiting = state.Waiting,
            Sent = state.Sent,
            Received = state.Received,
            PutBack = state.PutBack,
            LastError = state.LastError,
        };
}
