using Federation.Api.Http;
using Federation.Engine.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Federation.Api.Resources;

/// <summary>A line whenever a figure in a subtree changes.</summary>
public static class ChangeEndpoints
{
    /// <summary>Maps it.</summary>
    public static IEndpointRouteBuilder MapChanges(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees/{id}/events", FollowAsync)
            .Is("changes", "followChanges", "Server-sent events: a line whenever a figure in the subtree changes.")
            .WithDescription(
                "`event: change` with `{committee, indicator, breakdown}`, `event: tree` when the tree below changed, "
                    + "`event: reset` where everything may have changed. The `id` is a version: send it back as "
                    + "`Last-Event-ID` to go on from there. Changes are coalesced per second; a comment comes every "
                    + "15 s."
            )
            .WithMetadata(new TakesHeader("Last-Event-ID", "The last `id` that was received."))
            .Takes()
            .Produces<string>(StatusCodes.Status200OK, ChangeStream.ContentType)
            .Refuses(404, 422, 503);
        return routes;
    }

    private static async Task FollowAsync(
        string id,
        [AsParameters] Call call,
        TimeProvider clock,
        IHostApplicationLifetime lifetime
    )
    {
        var committee = call.Named(id);
        new Query(call.Http).Check();
        var followed = call.Federation.Committee(committee);
        var profile = await followed.ProfileAsync(call.Today, call.Aborted);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted, lifetime.ApplicationStopping);
        var stream = new ChangeStream(followed, committee, clock);
        var response = call.Http.Response;
        response.ContentType = ChangeStream.ContentType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await foreach (var frame in stream.FramesAsync(AfterOf(call.Http.Request), profile.Version, ending.Token))
            {
                await response.Body.WriteAsync(frame, ending.Token);
                await response.Body.FlushAsync(ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The caller has gone, or the program stops: it takes the stream up again by its last id.
        }
    }

    /// <summary>The version to go on from; one that is none is older than all.</summary>
    private static VersionStamp? AfterOf(HttpRequest request)
    {
        var last = request.Headers["Last-Event-ID"].ToString();
        return last.Length == 0 ? null
            : VersionStamp.TryParse(last, out var version) ? version
            : VersionStamp.None;
    }
}
