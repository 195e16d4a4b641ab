using System.CommandLine;
using System.Text.Json.Nodes;
using Federation.Core.Indicators;

namespace Federation.Cli.Links;

/// <summary><c>federation links</c>: peer, state, lag and last error of each link.</summary>
internal static class LinksCommand
{
    private static readonly Labels[] Heads =
    [
        new("Liên kết", "Link"),
        new("Hệ thống", "Peer"),
        new("Đơn vị", "Instances"),
        new("Trạng thái", "State"),
        new("Từ", "Since"),
        new("Trễ, ms", "Lag, ms"),
        new("Chờ gửi", "Waiting"),
        new("Bản cũ", "Older copy"),
        new("Lỗi gần nhất", "Last error"),
    ];

    public static Command Create()
    {
        var url = Options.Url();
        var language = Options.Language();
        var links = new Command("links", "The links to other installations · các liên kết với hệ thống khác")
        {
            url,
            language,
        };
        links.SetAction(
            async (parsed, cancellationToken) =>
            {
                var spoken = parsed.GetRequiredValue(language);
                var error = new Speaker(parsed.InvocationConfiguration.Error, spoken);
                var service = parsed.GetRequiredValue(url);
                var answer = await Service.SendAsync(service, HttpMethod.Get, "links", null, error, cancellationToken);
                if (answer is null)
                {
                    return 1;
                }

                Write(parsed.InvocationConfiguration.Output, spoken, answer["items"]!.AsArray());
                return 0;
            }
        );
        return links;
    }

    private static void Write(TextWriter output, string language, JsonArray links)
    {
        var rows = links.Select(link => Cells(link!)).Prepend([.. Heads.Select(head => head.In(language))]).ToList();
        var widths = Enumerable.Range(0, Heads.Length).Select(i => rows.Max(row => row[i].Length)).ToList();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
    }

    private static string[] Cells(JsonNode link) =>
        [
            Text(link["id"]),
            Text(link["peer"]),
            string.Join(' ', link["instances"]!.AsArray().Select(Text)),
            Text(link["state"]),
            Text(link["since"]),
            Text(link["lag"]),
            Text(link["waiting"]),
            string.Join(' ', link["putBack"]!.AsArray().Select(Text)),
            Text(link["lastError"]),
        ];

    private static string Text(JsonNode? value) => value?.ToString() ?? "–";
}
