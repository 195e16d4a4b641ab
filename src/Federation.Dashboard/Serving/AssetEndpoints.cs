using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Federation.Dashboard.Serving;

/// <summary>Serves what <see cref="AssetStore"/> holds.</summary>
internal static class AssetEndpoints
{
    public static IEndpointRouteBuilder MapAssets(this IEndpointRouteBuilder routes)
    {
        routes
            .MapMethods("/assets/{hash}/{name}", [HttpMethods.Get, HttpMethods.Head], ServeAsync)
            .ExcludeFromDescription();
        return routes;
    }

    private static async Task ServeAsync(HttpContext http)
    {
        var store = http.RequestServices.GetRequiredService<AssetStore>();
        var asset = store.Find((string)http.Request.RouteValues["name"]!);
        var response = http.Response;
        if (asset is null || (string)http.Request.RouteValues["hash"]! != store.Hash)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (bytes, coding) = asset.In(http.Request.Headers.AcceptEncoding.ToString());
        SecurityHeaders.Add(response);
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.ContentEncoding = coding;
        response.ContentType = asset.ContentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await response.Body.WriteAsync(bytes, http.RequestAborted);
        }
    }
}
