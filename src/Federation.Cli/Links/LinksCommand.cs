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

                TextTable.Write(
                    new(parsed.InvocationConfiguration.Output, spoken),
                    Heads,
                    answer["items"]!.AsArray().Select(link => Cells(link!))
                );
                return 0;
            }
        );
        return links;
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
