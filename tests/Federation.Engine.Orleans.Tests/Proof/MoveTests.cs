using System.Net;
using System.Text.Json.Nodes;
using Federation.Processes;
using Xunit.Abstractions;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>
/// A province that is linked below a cluster moves from its own machine into the cluster, and back again, by the
/// commands that an operator has: its figures stay, nobody else is restarted, and where it was starts no more.
/// </summary>
public sealed class MoveTests(ITestOutputHelper output)
{
    private const string Moving = "p9";

    private readonly Operator federation = new(Settings.Cli);
    private readonly Random random = new(Settings.Seed);

    [Fact]
    public async Task A_province_moves_into_the_cluster_and_back()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var cluster = await Cluster.MakeAsync();
        var url = $"https://127.0.0.1:{FreePort.Find()}";
        var nation = await cluster.AddAsync(
            "nation",
            "n p0",
            settings: new Dictionary<string, string> { ["Federation__LinkUrl"] = url }
        );
        await cluster.AddAsync("one", "p1");
        await cluster.StartAsync();
        var alone = await LinkAsync(cluster, nation, url, "link-1", null);
        var clerks = (await cluster.EstablishAsync(2, random)).ToList();
        var moving = await Cluster.EstablishAsync(alone, Moving, 2, random);
        clerks.AddRange(moving);
        await WriteAsync(clerks, clerk => clerk.Province == Moving ? alone : cluster.Any());
        await cluster.CheckFiguresAsync(clerks);
        var before = cluster.Nodes.Select(node => node.Id).ToList();

        await alone.StopAsync();
        await RevokeAsync(nation, "link-1");
        var node = await cluster.AddAsync("nine", Moving);
        cluster.Leave(node);
        var said = await MigrateAsync(alone, node, "postgres");
        output.WriteLine(said);
        Assert.Equal(1, await alone.StartInVainAsync());
        Assert.Contains($"{Moving} has moved from", alone.Said, StringComparison.Ordinal);
        await node.StartAsync();
        cluster.Join(node);
        await cluster.UntilWholeAsync();
        await cluster.CheckFiguresAsync(clerks);
        await WriteAsync(clerks, _ => cluster.Any());
        await cluster.CheckFiguresAsync(clerks);

        await node.DrainAsync(nation);
        cluster.Leave(node);
        await cluster.UntilWholeAsync();
        output.WriteLine(await MigrateAsync(alone, node, "sqlite"));
        Assert.Equal(1, await node.StartInVainAsync());
        Assert.Contains($"{Moving} has moved from", node.Said, StringComparison.Ordinal);
        await federation.RunAsync(["cluster", "take-back", Moving, "--cluster", cluster.Connection]);
        var back = await LinkAsync(cluster, nation, url, "link-2", alone.Data);
        await cluster.CheckFiguresAsync(clerks);
        await WriteAsync(clerks, clerk => clerk.Province == Moving ? back : cluster.Any());
        await cluster.CheckFiguresAsync(clerks);
        Assert.Equal(before, cluster.Nodes.Select(one => one.Id));
        Assert.DoesNotContain(cluster.Nodes, one => one.HasEnded);

        await cluster.CheckJournalsAsync([.. clerks.Except(moving)]);
        await back.CheckJournalsAsync(moving);
        output.WriteLine($"{clerks.Sum(clerk => clerk.Acknowledged)} acknowledged, lost 0, doubled 0");
        node.Dispose();
    }

    /// <summary>Has the province on one machine, linked; over a folder that it has already where one is named.</summary>
    private static async Task<Installation> LinkAsync(
        Cluster cluster,
        NodeProcess nation,
        string url,
        string link,
        string? data
    )
    {
        var enrolled = await nation.PostAsync("links", new JsonObject { ["instances"] = new JsonArray(Moving) });
        var settings = new Dictionary<string, string>
        {
            ["Federation__Instances"] = Moving,
            ["Federation__Upper"] = url,
            ["Federation__UpperToken"] = (string)enrolled["token"]!,
        };
        var installation = data is null ? cluster.Beside("alone", settings) : cluster.Beside("back", data, settings);
        await installation.StartAsync();
        await Linked.UntilAsync(nation, link, "up");
        return installation;
    }

    private static async Task RevokeAsync(NodeProcess nation, string link)
    {
        using var answer = await nation.SendAsync(HttpMethod.Delete, $"/api/v1/links/{link}");
        Assert.Equal(HttpStatusCode.OK, answer?.StatusCode);
    }

    /// <summary>Moves the province between its folder and a node's database; the command compares every figure.</summary>
    private async Task<string> MigrateAsync(Installation alone, NodeProcess node, string to)
    {
        var said = await federation.RunAsync(
            [
                "migrate",
                "--to",
                to,
                "--instance",
                Moving,
                "--data",
                alone.Data,
                "--catalogue",
                Path.Combine(Settings.Seeds, "catalogue.json"),
                "--lang",
                "en",
            ],
            new Dictionary<string, string> { ["Federation__Database"] = node.Database }
        );
        Assert.Contains("Moved 1 instances", said, StringComparison.Ordinal);
        Assert.Contains("figures agree", said, StringComparison.Ordinal);
        return said;
    }

    private async Task WriteAsync(IReadOnlyList<Clerk> clerks, Func<Clerk, ServedProgram> where)
    {
        var work = new Work(clerks, where);
        await work.WhileWritingAsync(writing => work.UntilMoreAsync(20, "all write", writing));
    }
}
