using System.Diagnostics;
using Federation.Engine.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Federation.Api.Problems;

/// <summary>
/// Answers with a problem document whatever refused or failed on the way, and whatever came back as a bare status: an
/// unknown route, a method that is not allowed.
/// </summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    private readonly ILogger log = log;

    public async Task InvokeAsync(HttpContext http, IFederation federation, ApiSettings settings)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var refusal = Failures.RefusalOf(e, federation, settings) ?? Unexpected(e, http);
            http.Response.Clear();
            await ProblemWriter.WriteAsync(http, refusal);
            return;
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
            return;
        }

        var bare = http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null };
        if (bare)
        {
            await ProblemWriter.WriteAsync(http, Refusals.OfStatus(http.Response.StatusCode, http.Request.ContentType));
        }
    }

    private Refusal Unexpected(Exception e, HttpContext http)
    {
        var traceId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        LogUnexpected(e, traceId);
        return Refusals.Unexpected(traceId);
    }

    [LoggerMessage(LogLevel.Error, "A request failed unexpectedly ({TraceId})")]
    private partial void LogUnexpected(Exception e, string traceId);
}
