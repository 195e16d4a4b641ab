using Federation.Api.Hosting;
using Federation.Api.Http;
using Federation.Api.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>Whether the program lives, and whether it can do its work.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps both.</summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", Live).Is("health", "live", "Whether the program runs.");
        routes
            .MapGet("/health/ready", Ready)
            .Is("health", "ready", "Whether it can do its work, and what is missing.")
            .Produces<Health>()
            .Produces<Health>(StatusCodes.Status503ServiceUnavailable);
        return routes;
    }

    private static Ok<Health> Live() => TypedResults.Ok(new Health { Status = HealthStatus.Live, Missing = [] });

    private static JsonHttpResult<Health> Ready(Readiness readiness)
    {
        var missing = readiness.Missing;
        var health = new Health
        {
            Status = missing.Count == 0 ? HealthStatus.Ready : HealthStatus.NotReady,
            Missing = [.. missing.Select(gap => new HealthGap { What = gap.Key, Why = gap.Value.ToWire() })],
        };
        return TypedResults.Json(
            health,
            WireJson.Instance.Health,
            statusCode: missing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }
}
