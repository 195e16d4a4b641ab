using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Core.Indicators;

namespace Federation.Cli;

/// <summary>Asks a running program by its interface.</summary>
internal static class Service
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What it answers; null where it refuses or cannot be reached, which has been said.</summary>
    public static async Task<JsonNode?> SendAsync(
        string url,
        HttpMethod method,
        string path,
        HttpContent? body,
        Speaker error,
        CancellationToken cancellationToken
    )
    {
        if (!Uri.TryCreate($"{url.TrimEnd('/')}/api/v1/{path}", UriKind.Absolute, out var address))
        {
            error.Say(new Labels($"“{url}” không phải là một địa chỉ.", $"“{url}” is no address."));
            return null;
        }

        using var http = new HttpClient { Timeout = Patience };
        using var request = new HttpRequestMessage(method, address) { Content = body };
        request.Headers.AcceptLanguage.ParseAdd(
            error.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "vi"
        );
        try
        {
            using var reply = await http.SendAsync(request, cancellationToken);
            var text = await reply.Content.ReadAsStringAsync(cancellationToken);
            var answer = text.Length > 0 ? JsonNode.Parse(text) : new JsonObject();
            if (reply.IsSuccessStatusCode)
            {
                return answer;
            }

            // The program says it in the language asked for.
            var said = $"{answer?["title"]}: {answer?["detail"]}";
            error.Say(new Labels(said, said));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException)
        {
            error.Say(
                new Labels(
                    $"Không hỏi được {url}: {e.Message} Hãy kiểm tra chương trình có đang chạy và --url.",
                    $"{url} cannot be asked: {e.Message} Check that the program runs, and --url."
                )
            );
        }

        return null;
    }
}
