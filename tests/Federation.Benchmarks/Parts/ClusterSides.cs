using Federation.Benchmarks.Sides;
using Federation.Benchmarks.Workload;
using Federation.PostgresServer;

namespace Federation.Benchmarks.Parts;

/// <summary>
/// The same small nation in the program of one machine and in clusters of one, two and three nodes, all of them up at
/// once and each over databases of its own on one PostgreSQL server.
/// </summary>
internal sealed class ClusterSides : IDisposable
{
    /// <summary>More would take longer to tell four times, and a question costs the same.</summary>
    private const double ScaleMax = 0.01;

    private const int Largest = 3;
    private const string Alone = "alone";

    private readonly Product alone;
    private readonly List<NodeCluster> clusters = [];

    private ClusterSides(Bench bench, Product alone, Nation nation)
    {
        this.alone = alone;
        Nation = nation;
        Single = new(bench, nation, alone, () => [alone.Id]);
    }

    /// <summary>What they are told.</summary>
    public Nation Nation { get; }

    /// <summary>The program of one machine.</summary>
    public ClusterSide Single { get; }

    /// <summary>The clusters, by how many nodes they have.</summary>
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
        for (var count = 1; count <= Largest; count++)
        {
            var folder = bench.FileOf($"nodes-{count}");
            var cluster = await NodeCluster.StartAsync(Nation, count, server, folder, cancellationToken);
            clusters.Add(cluster);
            Clusters.Add(new(bench, Nation, cluster, () => cluster.Ids));
            await Clusters[^1].Submitting.LoadAsync(_ => { }, cancellationToken);
            var placed = await cluster.UntilPlacedAsync(cancellationToken);
            bench.Say($"  {cluster.Name}: {string.Join(", ", placed)} committees");
        }
    }
}
