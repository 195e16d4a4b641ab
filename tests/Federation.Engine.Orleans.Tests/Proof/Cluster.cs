using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using Federation.PostgresServer;
using Federation.Processes;
using Federation.Storage.Cluster;
using Federation.Storage.Postgres;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>Nodes of one cluster as processes, over PostgreSQL as an operator sets it up.</summary>
internal sealed class Cluster : IDisposable
{
    /// <summary>The root, and its instance.</summary>
    public const string Root = "n";

    private readonly DataFolder folder = new();
    private readonly Dictionary<string, PostgresServerProcess> servers = [];
    private readonly List<Installation> beside = [];
    private readonly PostgresServerProcess common;
    private readonly PostgresServerProcess members;
    private readonly string name = $"c{Guid.NewGuid():N}";

    private Cluster(PostgresServerProcess common, PostgresServerProcess members)
    {
        this.common = common;
        this.members = members;
    }

    /// <summary>All that are to be there, in the order in which they came.</summary>
    public ImmutableList<NodeProcess> Nodes { get; private set; } = [];

    /// <summary>How a node, and whoever gives the cluster instances, reaches its database.</summary>
    public string Connection => members.Cluster(name);

    /// <summary>A cluster without nodes. The servers are the common one where none is named.</summary>
    public static async Task<Cluster> MakeAsync(PostgresServerProcess? members = null)
    {
        var common = await PostgresServerProcess.Shared;
        var cluster = new Cluster(common, members ?? common);
        await cluster.members.CreateClusterAsync(cluster.name);
        return cluster;
    }

    /// <summary>A cluster of nodes that know each other, on the common server.</summary>
    public static async Task<Cluster> StartAsync(params IReadOnlyList<(string Name, string Instances)> nodes)
    {
        var cluster = await MakeAsync();
        try
        {
            foreach (var (node, instances) in nodes)
            {
                await cluster.AddAsync(node, instances);
            }

            await cluster.StartAsync();
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>The node of a name.</summary>
    public NodeProcess this[string node] => Nodes.Single(one => one.Name == node);

    /// <summary>Any of the nodes but one; by chance that several clerks can share, and that no seed repeats.</summary>
    public NodeProcess Any(NodeProcess? without = null)
    {
        var among = Nodes.Where(node => node != without).ToList();
        return among[Random.Shared.Next(among.Count)];
    }

    /// <summary>
    /// Gives the cluster the instances, and makes a node that hosts them in the database of the first; it is not
    /// started.
    /// </summary>
    public async Task<NodeProcess> AddAsync(
        string node,
        string instances,
        PostgresServerProcess? server = null,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        await using (var database = await ClusterDatabase.OpenAsync(Connection, TimeProvider.System))
        {
            foreach (var instance in instances.Split(' '))
            {
                await database.GiveAsync(instance);
            }
        }

        var made = await MakeAsync(node, instances, instances.Split(' ')[0], server, settings);
        Join(made);
        return made;
    }

    /// <summary>
    /// A node of an earlier build that is given its instances, in the cluster's database as that build begins it.
    /// </summary>
    public async Task<NodeProcess> AddOldAsync(string node, string instances, string build)
    {
        var made = (await MakeAsync(node, instances, instances.Split(' ')[0])).Of(build);
        Assert.Equal(1, await made.StartInVainAsync());
        foreach (var instance in made.Instances)
        {
            await members.RunAsync(
                name,
                $"INSERT INTO cluster.instances (name, given_at) VALUES ('{instance}', now()) ON CONFLICT DO NOTHING"
            );
        }

        Join(made);
        return made;
    }

    /// <summary>A node is to be there from now on.</summary>
    public void Join(NodeProcess node) => Nodes = Nodes.Add(node);

    /// <summary>A node is not to be there any more.</summary>
    public void Leave(NodeProcess node) => Nodes = Nodes.Remove(node);

    /// <summary>A node that nobody has given anything.</summary>
    public async Task<NodeProcess> MakeAsync(
        string node,
        string instances,
        string kept,
        PostgresServerProcess? server = null,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        if (servers.TryAdd(kept, server ?? common))
        {
            await servers[kept].CreateAsync(DatabaseOf(kept));
        }

        var data = folder.In(node);
        Directory.CreateDirectory(data);
        return new(node, instances, servers[kept].Program(DatabaseOf(kept)), Connection, data, settings);
    }

    /// <summary>An installation of one machine beside the cluster; it is not started.</summary>
    public Installation Beside(string installation, IReadOnlyDictionary<string, string> settings)
    {
        var data = folder.In(installation);
        Directory.CreateDirectory(data);
        return Beside(installation, data, settings);
    }

    /// <summary>The same over a folder that is there already.</summary>
    public Installation Beside(string installation, string data, IReadOnlyDictionary<string, string> settings)
    {
        beside.Add(new(installation, data, settings));
        return beside[^1];
    }

    /// <summary>Starts all at once, and waits until each knows each.</summary>
    public async Task StartAsync()
    {
        await Task.WhenAll(Nodes.Select(node => node.StartAsync()));
        await UntilWholeAsync();
    }

    /// <summary>Waits until each node is ready and sees each.</summary>
    public async Task UntilWholeAsync(params IReadOnlyList<NodeProcess> without)
    {
        var there = Nodes.Except(without).ToList();
        var names = there.Select(node => node.Name).Order(StringComparer.Ordinal).ToList();
        foreach (var node in there)
        {
            await node.UntilReadyAsync();
            await Waiting.UntilAsync(
                $"{node.Name} sees {string.Join(", ", names)} active, and nobody else",
                async () =>
                {
                    var cluster = await node.GetAsync("cluster");
                    var active = cluster["nodes"]!
                        .AsArray()
                        .Select(one => (Name: (string)one!["name"]!, State: (string)one["state"]!))
                        .ToList();
                    return
                        active.All(one => one.State == "active") && active.Select(one => one.Name).SequenceEqual(names)
                        ? null
                        : $"{cluster}\n{node.Said}";
                }
            );
        }
    }

    /// <summary>What a node says of an instance.</summary>
    public static async Task<JsonNode?> InstanceAsync(NodeProcess asked, string instance) =>
        (await asked.GetAsync("cluster"))["instances"]!
            .AsArray()
            .SingleOrDefault(one => (string)one!["name"]! == instance);

    /// <summary>Waits until one of some nodes writes an instance's journal.</summary>
    public async Task<NodeProcess> UntilWriterAsync(
        NodeProcess asked,
        string instance,
        params IEnumerable<NodeProcess> among
    )
    {
        NodeProcess? found = null;
        await Waiting.UntilAsync(
            $"the journal of {instance} is written by {string.Join(" or ", among.Select(node => node.Name))}",
            async () =>
            {
                var seen = await InstanceAsync(asked, instance);
                found = among.SingleOrDefault(node => node.Name == (string?)seen?["journal"]);
                return found is null ? $"{seen}\n{asked.Said}" : null;
            }
        );
        return found!;
    }

    /// <summary>Establishes the root, a province for each instance but the root's, and cells with their clerks.</summary>
    public async Task<IReadOnlyList<Clerk>> EstablishAsync(int cells, Random random)
    {
        await Nodes[0].PostAsync("committees", Committees.Established(Root, null, "national"));
        List<Clerk> clerks = [];
        foreach (var instance in Nodes.SelectMany(node => node.Instances).Distinct().Where(one => one != Root))
        {
            clerks.AddRange(await EstablishAsync(Nodes[0], instance, cells, random));
        }

        return clerks;
    }

    /// <summary>Establishes a province and its cells.</summary>
    public static async Task<IReadOnlyList<Clerk>> EstablishAsync(
        ServedProgram at,
        string province,
        int cells,
        Random random
    )
    {
        await at.PostAsync("committees", Committees.Established(province, Root, "province"));
        List<Clerk> clerks = [];
        for (var i = 0; i < cells; i++)
        {
            var clerk = new Clerk($"{province}.c{i}", province, new(random.Next())) { MayBeRefused = true };
            await clerk.EstablishAsync(at);
            clerks.Add(clerk);
        }

        return clerks;
    }

    /// <summary>Each node answers for every committee what the clerks know, as fresh.</summary>
    public async Task CheckFiguresAsync(IReadOnlyList<Clerk> clerks, params IReadOnlyList<NodeProcess> without)
    {
        foreach (var node in Nodes.Except(without))
        {
            foreach (var clerk in clerks)
            {
                await Figures.UntilAsync(node, clerk.Cell, clerk.Figures);
            }

            foreach (var province in clerks.GroupBy(clerk => clerk.Province))
            {
                await Figures.UntilAsync(node, province.Key, Figures.Sum(province));
            }

            await Figures.UntilAsync(node, Root, Figures.Sum(clerks));
        }
    }

    /// <summary>Stops all; then the journals hold what was acknowledged, in order, once.</summary>
    public async Task CheckJournalsAsync(IReadOnlyList<Clerk> clerks)
    {
        foreach (var node in Nodes.Where(node => !node.HasEnded))
        {
            await node.StopAsync();
        }

        foreach (var mine in clerks.GroupBy(clerk => clerk.Cell.Split('.')[0]))
        {
            var kept = Nodes.First(node => node.Instances.Contains(mine.Key)).Instances[0];
            await using var database = await PostgresDatabase.OpenAsync(
                servers[kept].Program(DatabaseOf(kept)),
                null,
                TimeProvider.System
            );
            await using var opened = await PostgresInstance.OpenAsync(database, mine.Key);
            await Work.CheckJournalAsync(opened.Journal, mine);
        }
    }

    public void Dispose()
    {
        foreach (var node in Nodes)
        {
            node.Dispose();
        }

        foreach (var installation in beside)
        {
            installation.Dispose();
        }

        folder.Dispose();
    }

    private string DatabaseOf(string kept) => $"{name}_{kept}";
}
