using System.Text.Json.Nodes;
using Federation.Processes;
using Xunit.Abstractions;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>
/// A cluster joined by links with installations of one machine: as the nation above a province, and as a province below
/// the nation. Nobody can tell the difference: figures agree, who is away is stale, a move is permitted at the top, and
/// the node with the links may be killed.
/// </summary>
public sealed class LinkTests(ITestOutputHelper output)
{
    private const string Far = "p9";

    private readonly Random random = new(Settings.Seed);

    [Fact]
    public async Task A_cluster_is_the_nation_and_a_province_is_linked_below_it()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var cluster = await Cluster.MakeAsync();
        var url = $"https://127.0.0.1:{FreePort.Find()}";
        await cluster.AddAsync("nation", "n p0");
        // The root is on the other node: whatever goes over the link goes from node to node, too.
        var gateway = await cluster.AddAsync("gateway", "p1", settings: Setting("LinkUrl", url));
        await cluster.StartAsync();
        var enrolled = await gateway.PostAsync("links", new JsonObject { ["instances"] = new JsonArray(Far) });
        var far = cluster.Beside(
            "far",
            Setting(("Instances", Far), ("Upper", url), ("UpperToken", (string)enrolled["token"]!))
        );
        await far.StartAsync();
        await UntilLinkedAsync(gateway, far);
        var near = await cluster.EstablishAsync(2, random);
        var clerks = near.Concat(await Cluster.EstablishAsync(far, Far, 2, random)).ToList();
        await CheckBordersAsync(cluster, gateway, url);
        await MoveAsync(cluster, far, Far, "p0");

        var work = new Work(clerks, clerk => clerk.Province == Far ? far : cluster.Any());
        await work.WhileWritingAsync(writing => work.UntilMoreAsync(40, "all write", writing));
        await CheckAsync(cluster, far, clerks);

        await far.KillAsync();
        foreach (var node in cluster.Nodes)
        {
            await Figures.UntilStaleAsync(node, Cluster.Root, Sum(clerks));
            await Figures.UntilStaleAsync(node, Far, Figures.Sum(clerks.Where(clerk => clerk.Province == Far)));
        }

        await far.StartAsync();
        await UntilLinkedAsync(gateway, far);
        await CheckAsync(cluster, far, clerks);

        await work.WhileWritingAsync(async writing =>
        {
            await work.UntilMoreAsync(20, "all write", writing);
            await gateway.KillAsync();
            await work.UntilMoreAsync(20, "the province writes on", writing, clerk => clerk.Province == Far);
            await gateway.StartAsync();
            await cluster.UntilWholeAsync();
            await UntilLinkedAsync(gateway, far);
            await work.UntilMoreAsync(20, "all write again", writing);
        });
        await CheckAsync(cluster, far, clerks);
        await cluster.CheckJournalsAsync(near);
        await far.CheckJournalsAsync(clerks.Except(near));
        output.WriteLine($"{work.Acknowledged} acknowledged, lost 0, doubled 0");
    }

    [Fact]
    public async Task A_cluster_holds_a_province_below_the_nation()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var cluster = await Cluster.MakeAsync();
        var url = $"https://127.0.0.1:{FreePort.Find()}";
        var nation = cluster.Beside("nation", Setting("LinkUrl", url));
        await nation.StartAsync();
        await nation.PostAsync("committees", Committees.Established(Cluster.Root, null, "national"));
        var enrolled = await nation.PostAsync("links", new JsonObject { ["instances"] = new JsonArray("p1", "p2") });
        var upper = Setting(("Upper", url), ("UpperToken", (string)enrolled["token"]!));
        var gateway = await cluster.AddAsync("one-a", "p1", settings: upper);
        await cluster.AddAsync("two", "p2");
        cluster.Join(await cluster.MakeAsync("one-b", "p1", "p1"));
        await cluster.StartAsync();
        await UntilLinkedAsync(nation, gateway);
        var clerks = new List<Clerk>();
        foreach (var (province, at) in new[] { ("p0", (ServedProgram)nation), ("p1", gateway), ("p2", cluster["two"]) })
        {
            clerks.AddRange(await Cluster.EstablishAsync(at, province, 3, random));
        }

        await MoveAsync(cluster, nation, "p1", "p0");
        var work = new Work(clerks, clerk => clerk.Province == "p0" ? nation : cluster.Any());
        await work.WhileWritingAsync(async writing =>
        {
            await work.UntilMoreAsync(40, "all write", writing);
            await gateway.KillAsync();
            await work.UntilMoreAsync(20, "all write on", writing);
            await gateway.StartAsync();
            await cluster.UntilWholeAsync();
            await UntilLinkedAsync(nation, gateway);
            await work.UntilMoreAsync(20, "all write again", writing);
        });
        await CheckAsync(cluster, nation, clerks);
        var own = clerks.Where(clerk => clerk.Province == "p0").ToList();
        await cluster.CheckJournalsAsync([.. clerks.Except(own)]);
        await nation.CheckJournalsAsync(own);
        output.WriteLine($"{work.Acknowledged} acknowledged, lost 0, doubled 0");
    }

    /// <summary>Each instance has one home, and the cluster's links one node.</summary>
    private static async Task CheckBordersAsync(Cluster cluster, NodeProcess gateway, string url)
    {
        await RefusedAsync(
            gateway,
            "links",
            new JsonObject { ["instances"] = new JsonArray("p0") },
            "instance-hosted-here"
        );
        foreach (var node in cluster.Nodes)
        {
            var below = Committees.Established($"{Far}.other", Far, "grassroots-cell");
            await RefusedAsync(node, "committees", below, "hosted-elsewhere");
        }

        using var other = await cluster.MakeAsync("other", "p1", "p1", settings: Setting("LinkUrl", url));
        Assert.Equal(1, await other.StartInVainAsync());
        Assert.Contains("the links of the cluster belong to another key", other.Said, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(NodeProcess node, string path, JsonObject body, string code)
    {
        using var answer = await node.SendAsync(HttpMethod.Post, "/api/v1/" + path, body);
        var problem = JsonNode.Parse(await answer!.Content.ReadAsStringAsync())!;
        Assert.True((string?)problem["code"] == code, $"{node.Name}, {path}: {answer.StatusCode} {problem}");
    }

    /// <summary>All of both, and what moved: on every node and beside them.</summary>
    private static async Task CheckAsync(Cluster cluster, Installation beside, IReadOnlyList<Clerk> clerks)
    {
        foreach (var program in cluster.Nodes.Cast<ServedProgram>().Append(beside))
        {
            foreach (var clerk in clerks)
            {
                await Figures.UntilAsync(program, clerk.Cell, clerk.Figures);
            }

            foreach (var province in clerks.GroupBy(clerk => clerk.Province))
            {
                var moved = province.Key == "p0" ? Moved : default;
                await Figures.UntilAsync(program, province.Key, Figures.Sum(province) + moved);
            }

            await Figures.UntilAsync(program, Cluster.Root, Sum(clerks));
        }
    }

    private static Figures Moved => new(0, 100);

    private static Figures Sum(IReadOnlyList<Clerk> clerks) => Figures.Sum(clerks) + Moved;

    /// <summary>
    /// Has a zone with members go from one province to another, which another installation hosts: all show it there.
    /// </summary>
    private static async Task MoveAsync(Cluster cluster, Installation beside, string from, string to)
    {
        var zone = $"{from}.zone";
        var home = cluster.Nodes.FirstOrDefault(node => node.Instances.Contains(from)) ?? (ServedProgram)beside;
        await home.PostAsync("committees", Committees.Established(zone, from, "grassroots-cell"));
        await home.PostAsync(
            $"committees/{zone}/reports",
            new JsonObject
            {
                ["key"] = "2024",
                ["asOf"] = "2024-03-01",
                ["source"] = new JsonObject { ["document"] = "moving" },
                ["observations"] = new JsonArray(
                    new JsonObject
                    {
                        ["indicator"] = "party-members",
                        ["asOf"] = "2024-03-01",
                        ["value"] = Moved.Members,
                        ["scope"] = "own",
                    }
                ),
            }
        );
        await Committees.UntilRecordedAsync(
            home,
            zone,
            new()
            {
                ["key"] = "moved",
                ["kind"] = "transferred",
                ["effectiveFrom"] = "2024-07-01",
                ["parent"] = to,
            }
        );
        foreach (var program in cluster.Nodes.Cast<ServedProgram>().Append(beside))
        {
            await Committees.UntilChildAsync(program, to, zone);
        }
    }

    private static async Task UntilLinkedAsync(ServedProgram above, ServedProgram below)
    {
        await Linked.UntilAsync(above, "link-1", "up");
        await Linked.UntilAsync(below, "upper", "up");
    }

    private static Dictionary<string, string> Setting(string name, string value) => Setting((name, value));

    private static Dictionary<string, string> Setting(params IEnumerable<(string Name, string Value)> settings) =>
        settings.ToDictionary(one => "Federation__" + one.Name, one => one.Value);
}
