using Federation.Processes;
using Xunit.Abstractions;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>
/// Two nodes share an instance while clerks write: a third joins them, the first is drained, and of the two that are
/// left the one that writes the journal is killed.
/// </summary>
public sealed class ShareTests(ITestOutputHelper output)
{
    private const string Shared = "p1";

    private readonly Random random = new(Settings.Seed);

    [Fact]
    public async Task A_node_joins_an_instance_and_another_leaves_it_without_a_failed_request()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var cluster = await Cluster.StartAsync(("nation", "n"), ("one-a", Shared), ("one-b", Shared));
        var clerks = await cluster.EstablishAsync(24, random);
        var all = clerks.Select(clerk => clerk.Cell).Append(Shared).Append(Cluster.Root).Count();
        // A client that goes to another where nobody listens any more, as whoever balances load does.
        var work = new Work(clerks, _ => cluster.Any());
        var nation = cluster["nation"];
        var (first, second) = (cluster["one-a"], cluster["one-b"]);
        NodeProcess third = null!;
        await work.WhileWritingAsync(async writing =>
        {
            await work.UntilMoreAsync(50, "the clerks write", writing);
            third = await cluster.MakeAsync("one-c", Shared, Shared);
            await third.StartAsync();
            cluster.Join(third);
            await cluster.UntilWholeAsync();
            await UntilActiveAsync(nation, all, first, second, third);
            await work.UntilMoreAsync(50, "the clerks write with a third", writing);

            await first.DrainAsync(nation);
            cluster.Leave(first);
            await cluster.UntilWholeAsync();
            await UntilActiveAsync(nation, all, second, third);
            await work.UntilMoreAsync(50, "the clerks write without the first", writing);
        });
        first.Dispose();
        await cluster.CheckFiguresAsync(clerks);
        output.WriteLine(
            $"one joined, one drained: {work.Acknowledged} acknowledged, {clerks.Sum(c => c.Refused)} told to try again, "
                + $"{clerks.Sum(c => c.Unanswered.Count)} without an answer"
        );
        Assert.True(
            clerks.All(c => c.Unanswered.IsEmpty),
            string.Join('\n', clerks.SelectMany(c => c.Unanswered)) + first.Said
        );

        await work.WhileWritingAsync(async writing =>
        {
            var writer = await cluster.UntilWriterAsync(nation, Shared, second, third);
            await writer.KillAsync();
            var other = writer == second ? third : second;
            await work.UntilMoreAsync(50, "the clerks write over the one that is left", writing);
            Assert.Equal(other, await cluster.UntilWriterAsync(nation, Shared, other));
            await UntilActiveAsync(nation, all, other);
            await writer.StartAsync();
            await cluster.UntilWholeAsync();
            await UntilActiveAsync(nation, all, second, third);
        });
        await cluster.CheckFiguresAsync(clerks);
        await cluster.CheckJournalsAsync(clerks);
        output.WriteLine($"the writer killed: {work.Acknowledged} acknowledged in all, lost 0, doubled 0");
    }

    /// <summary>Waits until all committees are active, those of the shared instance on each of some nodes.</summary>
    private static Task UntilActiveAsync(NodeProcess asked, int all, params IReadOnlyList<NodeProcess> hosts) =>
        Waiting.UntilAsync(
            $"{all} committees are active, those of {Shared} on {string.Join(", ", hosts.Select(node => node.Name))}",
            async () =>
            {
                var nodes = (await asked.GetAsync("cluster"))["nodes"]!.AsArray();
                var active = nodes.ToDictionary(node => (string)node!["name"]!, node => (int)node!["committees"]!);
                return active.Values.Sum() == all && hosts.All(host => active.GetValueOrDefault(host.Name) > 0)
                    ? null
                    : $"{string.Join(", ", active)}\n{asked.Said}";
            }
        );
}
