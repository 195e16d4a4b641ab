using System.CommandLine;
using Federation.Core.Indicators;

namespace Federation.Cli.Cluster;

/// <summary><c>federation drain</c>: takes a node out of its cluster while everybody is served.</summary>
internal static class DrainCommand
{
    public static Command Create()
    {
        var node = new Argument<string>("node") { Description = "Its name, as cluster prints it · tên của nút" };
        var url = Options.Url();
        var language = Options.Language();
        var drain = new Command("drain", "Has a node hand over and stop · cho một nút bàn giao rồi dừng")
        {
            node,
            url,
            language,
        };
        drain.SetAction(
            async (parsed, cancellationToken) =>
            {
                var spoken = parsed.GetRequiredValue(language);
                var error = new Speaker(parsed.InvocationConfiguration.Error, spoken);
                var name = parsed.GetRequiredValue(node);
                var path = $"cluster/nodes/{Uri.EscapeDataString(name)}/drain";
                var service = parsed.GetRequiredValue(url);
                var answer = await Service.SendAsync(service, HttpMethod.Post, path, null, error, cancellationToken);
                if (answer is null)
                {
                    return 1;
                }

                new Speaker(parsed.InvocationConfiguration.Output, spoken).Say(
                    new Labels($"Nút {name} đang bàn giao và sẽ dừng.", $"Node {name} is handing over and will stop.")
                );
                return 0;
            }
        );
        return drain;
    }
}
