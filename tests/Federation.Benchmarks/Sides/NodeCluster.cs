using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Federation.Benchmarks.Workload;
using Federation.PostgresServer;
using Federation.Processes;
using Federation.Storage.Cluster;

namespace Federation.Benchmarks.Sides;

/// <summary>
/// Nodes of one cluster over one database. Where several host an instance, a hash of its name says which of them has a
/// committee, so that each has as many.
/// </summary>
internal sealed class NodeCluster : IServedSide, IDisposable
{
    private readonly Nation nation;
    private readonly ImmutableArray<ServedProgram> nodes;
    private readonly ImmutableArray<ProgramSide> sides;
    private int asked;

    private NodeCluster(string name, Nation nation, ImmutableArray<ServedProgram> nodes)
    {
        Name = name;
        this.nation = nation;
        this.nodes = nodes;
        sides = [.. nodes.Select(node => new ProgramSide(nation, node))];
    }

    public string Name { get; }

    public string Where => string.Join(' ', sides.Select(side => side.Where));

    /// <summary>Its nodes, each to be asked alone.</summary>
    public IReadOnlyList<ISide> Each => sides;

    /// <summary>The numbers of its nodes' processes.</summary>
    public IEnumerable<int> Ids => nodes.Select(node => node.Id);

    /// <summary>Starts a cluster in databases of its own, empty, and waits until each node sees each.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="nation">What it is to be told.</param>
    /// <param name="hosted">What each node hosts.</param>
    /// <param name="server">Where its databases are.</param>
    /// <param name="folder">Where its nodes' data may be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<NodeCluster> StartAsync(
        string name,
        Nation nation,
        IReadOnlyList<ImmutableArray<string>> hosted,
        PostgresServerProcess server,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var databases = $"nodes_{Guid.NewGuid():N}";
        var members = $"{databases}_members";
        await server.CreateAsync(databases);
        await server.CreateClusterAsync(members);
        await using (
            var database = await ClusterDatabase.OpenAsync(
                server.Cluster(members),
                TimeProvider.System,
                cancellationToken
            )
        )
        {
            foreach (var instance in hosted.SelectMany(instances => instances).Distinct())
            {
                await database.GiveAsync(instance, cancellationToken: cancellationToken);
            }
        }

        ServedProgram Node(ImmutableArray<string> instances, int place)
        {
            var data = Path.Combine(folder, $"node-{place}");
            Directory.CreateDirectory(data);
            return new(
                $"node {place + 1} of {name}",
                ["dotnet", Places.Node],
                new Dictionary<string, string>
                {
                    ["Federation__Instances"] = string.Join(' ', instances),
                    ["Federation__Database"] = server.Program(databases),
                    ["Federation__Cluster"] = server.Cluster(members),
                    ["Federation__ClusterPort"] = $"{FreePort.Find()}",
                    ["Federation__Data"] = data,
                    ["Federation__Seeds"] = Path.Combine(data, "none"),
                    ["Federation__Catalogue"] = Places.Catalogue,
                }
            );
        }

        var cluster = new NodeCluster(name, nation, [.. hosted.Select(Node)]);
        try
        {
            await Task.WhenAll(cluster.nodes.Select(node => node.StartAsync()));
            await cluster.UntilAsync("each node sees each", _ => true, cancellationToken);
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Waits until every committee of the workload is active, and has compared with those around it.</summary>
    /// <returns>How many each node has.</returns>
    public async Task<ImmutableArray<int>> UntilPlacedAsync(CancellationToken cancellationToken)
    {
        var placed = ImmutableArray<int>.Empty;
        await UntilAsync(
            "every committee has its place",
            seen =>
            {
                var before = placed;
                placed = [.. seen.Select(node => (int)node["committees"]!)];
                return placed.Sum() == 1 + nation.Provinces + nation.Zones + nation.Units
                    && seen.All(node => (int)node["comparing"]! == 0)
                    && placed.SequenceEqual(before);
            },
            cancellationToken
        );
        return placed;
    }

    /// <summary>Asks one node after the other.</summary>
    public Task<long?> AnswerAsync(Question question, CancellationToken cancellationToken) =>
        sides[asked++ % sides.Length].AnswerAsync(question, cancellationToken);

    public void Dispose()
    {
        foreach (var node in nodes)
        {
            node.Dispose();
        }
    }

    /// <summary>Waits until each node sees all of them active, and something is so.</summary>
    private async Task UntilAsync(string what, Func<IReadOnlyList<JsonNode>, bool> isSo, CancellationToken enough)
    {
        foreach (var node in nodes)
        {
            await Waiting.UntilAsync(
                $"{what}, as {node.Name} sees it",
                async () =>
                {
                    enough.ThrowIfCancellationRequested();
                    var cluster = await node.GetAsync("cluster");
                    var active = cluster["nodes"]!
                        .AsArray()
                        .Select(one => one!)
                        .Where(one => (string)one["state"]! == "active")
                        .ToList();
                    return active.Count == nodes.Length && isSo(active) ? null : $"{cluster}\n{node.Said}";
                }
            );
        }
    }
}
