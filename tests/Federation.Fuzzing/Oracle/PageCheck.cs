using System.Text;
using Federation.Fuzzing.Requests;
using Federation.Fuzzing.Sockets;

namespace Federation.Fuzzing.Oracle;

/// <summary>What every page for people must be, whether it shows figures or says what is wrong.</summary>
internal static class PageCheck
{
    public const string MediaType = "text/html";

    /// <summary>Whether a redirection stays within the site.</summary>
    public static bool IsWithin(string? location) =>
        location is ['/', ..] and not ['/', '/', ..] and not ['/', '\\', ..];

    public static Fault? Of(FuzzRequest request, Reply reply)
    {
        if (request.Target.StartsWith(WriteRequests.Root, StringComparison.Ordinal))
        {
            return new("A page in answer to a program");
        }

        if (reply["content-security-policy"] is not { } policy || !policy.Contains("default-src 'none'"))
        {
            return new("A page without the policy of what it may load");
        }

        var text = Encoding.UTF8.GetString(reply.Body);
        return text.Contains("<h1", StringComparison.Ordinal) && text.Contains("</html>", StringComparison.Ordinal)
            ? null
            : new("A page that is cut off", text[..Math.Min(text.Length, 200)]);
    }
}
