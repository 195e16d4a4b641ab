using Federation.Processes;
using Xunit.Abstractions;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>Three instances on three nodes, each in its own database: every node shows the same; a province joins.</summary>
public sealed class JoinTests(ITestOutputHelper output)
{
    private readonly Random random = new(Settings.Seed);

    [Fact]
    public async Task Every_node_shows_the_same_and_a_province_joins_by_starting_its_node()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var cluster = await Cluster.StartAsync(("nation", "n"), ("one", "p1"), ("two", "p2"));
        var clerks = await cluster.EstablishAsync(2, random);
        await WriteAsync(cluster, clerks);
        await cluster.CheckFiguresAsync(clerks);

        var before = cluster.Nodes.Select(node => node.Id).ToList();
        var third = await cluster.AddAsync("three", "p3");
        await third.StartAsync();
        await cluster.UntilWholeAsync();
        var more = await Cluster.EstablishAsync(third, "p3", 2, random);
        foreach (var node in cluster.Nodes)
        {
            await Waiting.UntilAsync(
                $"{node.Name} shows p3 below the root",
                async () =>
                {
                    var children = await node.GetAsync($"committees/{Cluster.Root}/children");
                    return children.ToJsonString().Contains("\"p3\"", StringComparison.Ordinal) ? null : $"{children}";
                }
            );
        }

        clerks = [.. clerks, .. more];
        await WriteAsync(cluster, clerks);
        await cluster.CheckFiguresAsync(clerks);
        Assert.Equal([.. before, third.Id], cluster.Nodes.Select(node => node.Id));
        Assert.DoesNotContain(cluster.Nodes, node => node.HasEnded);
        await cluster.CheckJournalsAsync(clerks);
    }

    [Fact]
    public async Task A_node_that_claims_what_is_not_its_own_is_refused()
    {
        using var cluster = await Cluster.MakeAsync();
        using var stranger = await cluster.MakeAsync("stranger", "p1", "p1");
        Assert.Equal(1, await stranger.StartInVainAsync());
        Assert.Contains("The instance p1 is not given to the cluster", stranger.Said, StringComparison.Ordinal);

        var own = await cluster.AddAsync("one", "p1");
        await own.StartAsync();
        using var other = await cluster.MakeAsync("other", "p1", "elsewhere");
        Assert.Equal(1, await other.StartInVainAsync());
        Assert.Contains("the instance p1 is bound to the database", other.Said, StringComparison.Ordinal);
    }

    /// <summary>Every clerk at another node, whoever hosts its cell.</summary>
    private async Task WriteAsync(Cluster cluster, IReadOnlyList<Clerk> clerks)
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            foreach (var clerk in clerks)
            {
                await clerk.SubmitAsync(cluster.Nodes[random.Next(cluster.Nodes.Count)]);
            }
        }
    }
}
