using Federation.Api;
using Federation.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Federation.Dashboard.Serving;

/// <summary>
/// Answers a browser with a page where an address that is not the interface's came back as a bare status: an address
/// that does not exist, a method that is not taken. Everybody else gets the interface's problem document.
/// </summary>
internal sealed class PageErrors(RequestDelegate next)
{
    private static readonly PathString[] NotPages = [FederationApi.Root, "/health", "/openapi", "/assets"];

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        var response = http.Response;
        var isBare = response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null };
        if (isBare && WantsPage(http.Request))
        {
            await PageRoutes.RefuseAsync(http, Failures.OfStatus(response.StatusCode));
        }
    }

    private static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !NotPages.Any(path => request.Path.StartsWithSegments(path));
}
