using System.Net;
using System.Text.Json.Nodes;
using Federation.Processes;
using Xunit.Abstractions;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>
/// Three nodes of an earlier build, which says other things to nodes, are replaced one after another by this one while
/// clerks write: each is drained, and the new one started in its place.
/// </summary>
public sealed class UpgradeTests(ITestOutputHelper output)
{
    private const string All = "n p0 p1";

    private readonly Random random = new(Settings.Seed);

    [UpgradeFact]
    public async Task Nodes_are_replaced_by_a_newer_build_without_a_failed_request()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var cluster = await Cluster.MakeAsync();
        await cluster.AddOldAsync("a", All, Settings.OldNode!);
        foreach (var name in new[] { "b", "c" })
        {
            cluster.Join((await cluster.MakeAsync(name, All, All.Split(' ')[0])).Of(Settings.OldNode!));
        }

        await cluster.StartAsync();
        var clerks = await cluster.EstablishAsync(4, random);
        var work = new Work(clerks, _ => cluster.Any());
        await work.WhileWritingAsync(writing => work.UntilMoreAsync(30, "all write over the old", writing));
        await cluster.CheckFiguresAsync(clerks);

        // The first of the new says what the old do not know: that it has the cluster's links.
        var links = new Dictionary<string, string> { ["Federation__LinkUrl"] = $"https://127.0.0.1:{FreePort.Find()}" };
        foreach (var old in cluster.Nodes)
        {
            var next = old.Of(Settings.Node, old.Name == "a" ? links : null);
            await work.WhileWritingAsync(async writing =>
            {
                await work.UntilMoreAsync(20, "all write", writing);
                var others = cluster.Nodes.Where(node => node != old).ToList();
                await old.DrainAsync(others[0]);
                cluster.Leave(old);
                await work.UntilMoreAsync(20, "all write over the two others", writing);
                await next.StartAsync();
                cluster.Join(next);
                await cluster.UntilWholeAsync();
                await work.UntilMoreAsync(20, $"all write with {old.Name} replaced", writing);
            });
            await cluster.CheckFiguresAsync(clerks);
            output.WriteLine($"{old.Name} replaced: {work.Acknowledged} acknowledged so far");
            old.Dispose();
        }

        await UntilLinksAreKnownAsync(cluster);
        Assert.True(
            clerks.All(clerk => clerk.Unanswered.IsEmpty),
            string.Join('\n', clerks.SelectMany(clerk => clerk.Unanswered))
        );
        await cluster.CheckJournalsAsync(clerks);
        output.WriteLine(
            $"{work.Acknowledged} acknowledged, {clerks.Sum(clerk => clerk.Refused)} told to try again, "
                + "none without an answer, lost 0, doubled 0"
        );
    }

    /// <summary>Waits until each node knows of whom nothing has been heard that it is behind a link of the first.</summary>
    private static async Task UntilLinksAreKnownAsync(Cluster cluster)
    {
        const string Enrolled = "p9";
        await cluster["a"].PostAsync("links", new JsonObject { ["instances"] = new JsonArray(Enrolled) });
        foreach (var node in cluster.Nodes)
        {
            await Waiting.UntilAsync(
                $"{node.Name} says that {Enrolled} is away",
                async () =>
                {
                    var (status, answer) = await node.AnswerAsync($"committees/{Enrolled}");
                    return status == HttpStatusCode.ServiceUnavailable ? null : $"{answer}\n{node.Said}";
                }
            );
        }
    }
}
