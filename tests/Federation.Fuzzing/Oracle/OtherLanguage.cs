using System.Text;
using System.Text.Json.Nodes;
using Federation.Fuzzing.Requests;
using Federation.Fuzzing.Sockets;

namespace Federation.Fuzzing.Oracle;

/// <summary>Asks again for a refusal, in the other language: the same faults at the same places, in other words.</summary>
internal static class OtherLanguage
{
    public static async Task<Fault?> CheckAsync(Sender sender, FuzzRequest request, Reply reply)
    {
        if (
            request is not { Delivery: Delivery.Whole, IsHttp: true }
            || request.MayStore
            || request.Language is null
            || reply.MediaType == PageCheck.MediaType
        )
        {
            return null;
        }

        var other = await sender.SendAsync(request with { Bytes = InOther(request), Language = null });
        var (first, second) = (JsonNode.Parse(reply.Body)!, JsonNode.Parse(other!.Body)!);
        var isSame =
            reply.Status == other.Status && Places(first).SequenceEqual(Places(second), StringComparer.Ordinal);
        return !isSame ? new("Another refusal in the other language", other.Readable)
            : first["detail"]!.ToString() == second["detail"]!.ToString() ? new("The same words in both languages")
            : null;
    }

    private static byte[] InOther(FuzzRequest request)
    {
        var head = Encoding.Latin1.GetString(request.Bytes);
        var end = head.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = head[..end]
            .Split("\r\n")
            .Where(line => !line.StartsWith("Accept-Language", StringComparison.Ordinal));
        var other = request.Language == "vi" ? "en" : "vi";
        return
        [
            .. Encoding.Latin1.GetBytes($"{string.Join("\r\n", lines)}\r\nAccept-Language: {other}"),
            .. request.Bytes.AsSpan(end),
        ];
    }

    private static IEnumerable<string> Places(JsonNode problem) =>
        (problem["faults"] as JsonArray ?? [])
            .Select(fault => $"{fault!["code"]} {fault["field"]} {fault["line"]} {fault["column"]}")
            .Prepend($"{problem["code"]}");
}
