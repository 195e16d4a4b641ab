using System.Collections.Immutable;
using Federation.Benchmarks.Sides;
using Federation.Benchmarks.Workload;
using Federation.PostgresServer;

namespace Federation.Benchmarks.Parts;

/// <summary>
/// The same small nation in the program of one machine and in clusters of one, two and three nodes, all of them up at
/// once, each over databases of its own on one PostgreSQL server.
/// </summary>
internal sealed class ClusterSides : IDisposable
{
    /// <summary>More would take longer to tell five times, and a question costs the same.</summary>
    private const double ScaleMax = 0.005;

    private const string Alone = "alone";

    private readonly Product alone;
    private readonly List<NodeCluster> clusters = [];

    private ClusterSides(Bench bench, Product alone, Nation nation)
    {
        this.alone = alone;
        Nation = nation;
        Single = new("the program of one machine on PostgreSQL", bench, nation, alone, () => [alone.Id]);
    }

    /// <summary>What they are told.</summary>
    public Nation Nation { get; }

    /// <summary>The program of one machine.</summary>
    public ClusterSide Single { get; }

    /// <summary>The clusters; the first has one node.</summary>
    public List<ClusterSide> Clusters { get; } = [];

    /// <summary>All of them, each to be asked.</summary>
    public IReadOnlyList<ISide> Each => [alone, .. clusters.SelectMany(cluster => cluster.Each)];

    /// <summary>Starts all, and tells each the whole nation.</summary>
    public static async Task<ClusterSides> StartAsync(Bench bench, CancellationToken cancellationToken)
    {
        var nation = new Nation(bench.Nation.Seed, Math.Min(ScaleMax, bench.Nation.Scale));
        var server = await bench.ServerAsync();
        await server.CreateAsync(Alone);
        var data = bench.FileOf(Alone);
        Directory.CreateDirectory(data);
        var alone = new Product(nation, data, (server.Program(Alone), server.Owner(Alone)));
        var sides = new ClusterSides(bench, alone, nation);
        try
        {
            await sides.TellAsync(bench, server, cancellationToken);
            return sides;
        }
        catch
        {
            sides.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        clusters.ForEach(cluster => cluster.Dispose());
        alone.Dispose();
    }

    private async Task TellAsync(Bench bench, PostgresServerProcess server, CancellationToken cancellationToken)
    {
        await alone.StartAsync();
        await Single.Submitting.LoadAsync(_ => { }, cancellationToken);
        foreach (var (name, hosted) in Layouts())
        {
            var folder = bench.FileOf($"cluster-{clusters.Count}");
            var cluster = await NodeCluster.StartAsync(name, Nation, hosted, server, folder, cancellationToken);
            clusters.Add(cluster);
            Clusters.Add(new(name, bench, Nation, cluster, () => cluster.Ids));
            var told = await Clusters[^1].Submitting.LoadAsync(_ => { }, cancellationToken);
            var placed = await cluster.UntilPlacedAsync(cancellationToken);
            bench.Note($"{name}: the whole workload, {Submitting.Clients} clients", told.Rate, "reports/s");
            bench.Say($"  {name}: {string.Join(", ", placed)} committees");
        }
    }

    /// <summary>What each node hosts: all, or the nation and provinces apart as installations are.</summary>
    private IEnumerable<(string Name, IReadOnlyList<ImmutableArray<string>> Hosted)> Layouts()
    {
        var provinces = Enumerable.Range(0, Nation.Provinces).Select(Workload.Nation.ProvinceId).ToList();
        ImmutableArray<string> all = [Workload.Nation.Root, .. provinces];
        yield return ("one node", [all]);
        yield return ("two nodes", [all, all]);
        yield return ("three nodes", [all, all, all]);
        yield return (
            "three nodes, the nation and provinces apart",
            [
                [Workload.Nation.Root],
                [.. provinces.Where((_, place) => place % 2 == 0)],
                [.. provinces.Where((_, place) => place % 2 == 1)],
            ]
        );
    }
}
