using Microsoft.AspNetCore.Http;

namespace Federation.Dashboard.Serving;

/// <summary>What browsers are told not to do with a page.</summary>
internal static class SecurityHeaders
{
    /// <summary>Everything comes from here, and nothing is written into the page itself.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Add(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}
