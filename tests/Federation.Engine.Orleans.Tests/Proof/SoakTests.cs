using System.Diagnostics;
using System.Globalization;
using Federation.Processes;
using Xunit.Abstractions;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>Clerks write to three nodes for as long as is said, and one of them is killed every half minute.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int CellsEach = 3;
    private static readonly TimeSpan KillEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MeasureEvery = TimeSpan.FromMilliseconds(500);

    private readonly Random random = new(Settings.Seed);

    [SoakFact]
    public async Task What_was_acknowledged_is_there_however_long_nodes_are_killed()
    {
        using var cluster = await Cluster.StartAsync(("nation", "n p0"), ("one", "p1"), ("two", "p2"));
        var clerks = await cluster.EstablishAsync(CellsEach, random);
        var passage = new Passage("p1");
        await passage.EstablishAsync(cluster.Nodes[0]);
        var work = new Work(clerks, _ => cluster.Any());
        var began = Stopwatch.GetTimestamp();
        var kills = 0;
        await work.WhileWritingAsync(async writing =>
        {
            using var enough = new CancellationTokenSource();
            var measuring = MeasureAsync(cluster, passage, enough.Token);
            while (Stopwatch.GetElapsedTime(began).TotalMinutes < Settings.SoakMinutes)
            {
                await Task.Delay(KillEvery, enough.Token);
                await work.UntilMoreAsync(1, "the clerks write", writing);
                var victim = cluster.Nodes[random.Next(cluster.Nodes.Count)];
                await victim.KillAsync();
                kills++;
                await victim.StartAsync();
            }

            await cluster.UntilWholeAsync();
            await enough.CancelAsync();
            await measuring;
        });
        var took = Stopwatch.GetElapsedTime(began);
        await cluster.CheckFiguresAsync(clerks);
        await cluster.CheckJournalsAsync(clerks);
        Say(took, kills, work.Acknowledged, clerks, passage);
    }

    private static async Task MeasureAsync(Cluster cluster, Passage passage, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await passage.MeasureAsync(cluster.Nodes);
            await Task.Delay(MeasureEvery, CancellationToken.None);
        }
    }

    private void Say(TimeSpan took, int kills, int acknowledged, IReadOnlyList<Clerk> clerks, Passage passage)
    {
        var submit = Times.Of(clerks.Select(clerk => clerk.Took));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                | minutes | clerks | kills | accepted | a second | refused, said again | no answer, said again | lost | doubled | submit p50 / p95 | cell → nation p50 / p95 |
                |---|---|---|---|---|---|---|---|---|---|---|
                | {took.TotalMinutes:0.0} | {clerks.Count} | {kills} | {acknowledged} | {acknowledged / took.TotalSeconds:0} | {clerks.Sum(
                    c => c.Refused
                )} | {clerks.Sum(
                    c => c.Unanswered.Count
                )} | 0 | 0 | {submit.At(0.5):0} ms / {submit.At(0.95):0} ms | {passage.Took.At(0.5):0} ms / {passage.Took.At(0.95):0} ms |
                """
            )
        );
    }
}
