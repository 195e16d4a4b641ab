using System.Diagnostics;
using Federation.Api.Http;
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
            var refusal = RefusalOf(e, federation, settings) ?? Unexpected(e, http);
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

    /// <summary>
    /// What an exception of the engine or of reading means to the caller; null where it means a fault of ours.
    /// </summary>
    /// <param name="e">The exception.</param>
    /// <param name="federation">Where the nearest known committees are looked for; null to leave them out.</param>
    /// <param name="settings">The limits.</param>
    public static Refusal? RefusalOf(Exception e, IFederation? federation, ApiSettings settings) =>
        e switch
        {
            RefusalException refused => refused.Refusal,
            CommitteeUnknownException unknown => Refusals.UnknownCommittee(
                unknown.Committee.ToString(),
                Committees.Nearest(federation, unknown.Committee.ToString())
            ),
            RequestRefusedException refused => Refusals.Refused(refused),
            FederationBusyException busy => Refusals.Busy(busy.RetryAfter),
            JournalUnavailableException or JournalConflictException => Refusals.StorageUnavailable(),
            BadHttpRequestException { StatusCode: 413 } => Refusals.BodyTooLarge(settings.BodyBytesMax),
            BadHttpRequestException bad => Refusals.OfStatus(bad.StatusCode),
            _ => null,
        };

    private Refusal Unexpected(Exception e, HttpContext http)
    {
        var traceId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        LogUnexpected(e, traceId);
        return Refusals.Unexpected(traceId);
    }

    [LoggerMessage(LogLevel.Error, "A request failed unexpectedly ({TraceId})")]
    private partial void LogUnexpected(Exception e, string traceId);
}
