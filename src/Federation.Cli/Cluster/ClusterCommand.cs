using System.CommandLine;
using System.Text.Json.Nodes;
using Federation.Core.Indicators;

namespace Federation.Cli.Cluster;

/// <summary>
/// <c>federation cluster</c>: the nodes and instances of a running cluster; with a verb, what the cluster is given.
/// </summary>
internal static class ClusterCommand
{
    private static readonly Labels[] NodeHeads =
    [
        new("Nút", "Node"),
        new("Địa chỉ", "Address"),
        new("Trạng thái", "State"),
        new("Phiên bản", "Version"),
        new("Tổ chức", "Committees"),
        new("Đang so", "Comparing"),
        new("Đơn vị", "Instances"),
        new("Lỗi gần nhất", "Last error"),
    ];

    private static readonly Labels[] InstanceHeads =
    [
        new("Đơn vị", "Instance"),
        new("Nút", "Nodes"),
        new("Nhật ký ở", "Journal on"),
        new("Tổ chức", "Committees"),
        new("Cấp trên chưa nhận từ", "Not taken above since"),
        new("Lỗi gần nhất", "Last error"),
    ];

    /// <summary>The verbs.</summary>
    /// <param name="environment">For tests: the environment's variables.</param>
    public static Command Create(Func<string, string?>? environment = null)
    {
        var url = Options.Url();
        var language = Options.Language();
        var cluster = new Command("cluster", "A cluster, and what it is given · cụm và các đơn vị được giao cho cụm")
        {
            GiveCommand.Create(environment),
            TakeBackCommand.Create(environment),
            GivenCommand.Create(environment),
            UnlinkCommand.Create(environment),
            url,
            language,
        };
        cluster.SetAction(
            async (parsed, cancellationToken) =>
            {
                var spoken = parsed.GetRequiredValue(language);
                var error = new Speaker(parsed.InvocationConfiguration.Error, spoken);
                var service = parsed.GetRequiredValue(url);
                var get = HttpMethod.Get;
                var answer = await Service.SendAsync(service, get, "cluster", null, error, cancellationToken);
                if (answer is null)
                {
                    return 1;
                }

                var output = new Speaker(parsed.InvocationConfiguration.Output, spoken);
                TextTable.Write(output, NodeHeads, answer["nodes"]!.AsArray().Select(node => NodeCells(node!)));
                output.To.WriteLine();
                var instances = answer["instances"]!.AsArray().Select(instance => InstanceCells(instance!));
                TextTable.Write(output, InstanceHeads, instances);
                return 0;
            }
        );
        return cluster;
    }

    private static string[] NodeCells(JsonNode node) =>
        [
            Text(node["name"]),
            Text(node["address"]),
            Text(node["state"]),
            Text(node["version"]),
            Text(node["committees"]),
            Text(node["comparing"]),
            string.Join(' ', node["instances"]!.AsArray().Select(Text)),
            Text(node["lastError"]),
        ];

    private static string[] InstanceCells(JsonNode instance) =>
        [
            Text(instance["name"]),
            string.Join(' ', instance["nodes"]!.AsArray().Select(Text)),
            Text(instance["journal"]),
            Text(instance["committees"]),
            Text(instance["behindSince"]),
            Text(instance["lastError"]),
        ];

    private static string Text(JsonNode? value) => value?.ToString() ?? "–";
}
