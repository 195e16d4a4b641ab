using System.Globalization;
using System.Text.Json;
using Federation.Api.Http;
using Federation.Api.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Api.Problems;

/// <summary>Writes a refusal as a problem document in the request's language.</summary>
internal static class ProblemWriter
{
    public static async Task WriteAsync(HttpContext http, Refusal refusal)
    {
        var language = Language.Of(http.Request);
        var body = JsonSerializer.SerializeToUtf8Bytes(refusal.In(language), WireJson.Instance.Problem);
        var response = http.Response;
        response.StatusCode = refusal.Status;
        response.ContentType = Refusal.ContentType;
        response.ContentLength = body.Length;
        response.Headers.ContentLanguage = language;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        if (refusal.RetryAfter is { } wait)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await response.Body.WriteAsync(body, http.RequestAborted);
    }
}
