using Microsoft.AspNetCore.Http;

namespace Federation.Api.Hosting;

/// <summary>
/// Says with every answer that the storage is away, while it is: what is read comes from memory then. It is as it was
/// when the storage went, and is what was acknowledged; nothing new is accepted.
/// </summary>
internal sealed class StorageHeader(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http, Readiness readiness)
    {
        http.Response.OnStarting(() =>
        {
            if (readiness.IsStorageAway)
            {
                http.Response.Headers[Readiness.StorageHeader] = "away";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
