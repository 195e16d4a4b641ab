using Federation.Api.Problems;
using Federation.Api.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Federation.Api.Http;

/// <summary>What endpoints say of themselves, for their own checks and for the OpenAPI document.</summary>
internal static class Describing
{
    /// <summary>Names the operation and says in a line what it answers.</summary>
    public static RouteHandlerBuilder Is(this RouteHandlerBuilder endpoint, string tag, string name, string summary) =>
        endpoint.WithName(name).WithTags(tag).WithSummary(summary).Refuses(StatusCodes.Status500InternalServerError);

    /// <summary>The parameters that it takes.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, params QueryParameter[] parameters) =>
        endpoint.WithMetadata(new TakesParameters([.. parameters]));

    /// <summary>The JSON body that it takes.</summary>
    public static RouteHandlerBuilder TakesBody<T>(this RouteHandlerBuilder endpoint, bool isOptional = false)
        where T : notnull =>
        endpoint
            .Accepts<T>(isOptional, "application/json")
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge)
            .Refuses(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>The statuses that it refuses with.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<Problem>(status, Refusal.ContentType);
        }

        return endpoint;
    }
}
