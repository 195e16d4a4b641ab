using Federation.Processes;
using Xunit.Abstractions;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>
/// Any of four nodes is killed while clerks write over all of them, and started again: all that was acknowledged is
/// there, once, and every node shows it. One instance has two nodes, and does without either.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int CellsEach = 3;

    private readonly Random random = new(Settings.Seed);
    private readonly Times survivor = new("instance with two nodes, from the kill of one to the next write taken");
    private readonly Times again = new(
        "instance with one node, from its kill to the next write taken, it being restarted"
    );

    [Fact]
    public async Task What_was_acknowledged_survives_the_kill_of_any_node()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var cluster = await Cluster.StartAsync(
            ("nation", "n p0"),
            ("one-a", "p1"),
            ("one-b", "p1"),
            ("two", "p2")
        );
        var clerks = await cluster.EstablishAsync(CellsEach, random);
        var probes = new Dictionary<string, Recovery>();
        foreach (var province in new[] { "p0", "p1", "p2" })
        {
            probes[province] = new(province);
            await probes[province].EstablishAsync(cluster.Nodes[0]);
        }

        var work = new Work(clerks, _ => cluster.Any());
        for (var round = 1; round <= Settings.KillRounds; round++)
        {
            var victim = cluster.Nodes[random.Next(cluster.Nodes.Count)];
            var before = work.Acknowledged;
            await KillUnderLoadAsync(cluster, work, victim, probes[victim.Instances[^1]]);
            output.WriteLine($"round {round}: {victim.Name} killed, {work.Acknowledged - before} acknowledged");
            await cluster.CheckFiguresAsync(clerks);
        }

        await cluster.CheckJournalsAsync(clerks);
        output.WriteLine($"{Settings.KillRounds} kills, {work.Acknowledged} acknowledged, lost 0, doubled 0");
        output.WriteLine(
            $"{clerks.Sum(c => c.Refused)} refused with 503, {clerks.Sum(c => c.Unanswered.Count)} unanswered"
        );
        output.WriteLine($"{survivor}\n{again}");
    }

    private Task KillUnderLoadAsync(Cluster cluster, Work work, NodeProcess victim, Recovery probe) =>
        work.WhileWritingAsync(async writing =>
        {
            await work.UntilMoreAsync(random.Next(5, 60), "the clerks write", writing);
            var others = cluster.Nodes.Where(node => node != victim).ToList();
            await victim.KillAsync();
            if (victim.Instances.Contains("p1"))
            {
                survivor.Add(await probe.MeasureAsync(others));
                await work.UntilMoreAsync(random.Next(5, 30), "the others write on", writing);
                await victim.StartAsync();
            }
            else
            {
                var back = probe.MeasureAsync(others);
                await victim.StartAsync();
                again.Add(await back);
            }

            await cluster.UntilWholeAsync();
            await work.UntilMoreAsync(random.Next(5, 30), $"the clerks write with {victim.Name} back", writing);
        });
}
