using System.Diagnostics;
using Federation.PostgresServer;
using Federation.Processes;
using Xunit.Abstractions;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>A database is away while clerks write: that of the members, and that of one instance.</summary>
public sealed class AwayTests(ITestOutputHelper output)
{
    private readonly Random random = new(Settings.Seed);

    [Fact]
    public async Task Without_the_database_of_the_members_all_go_on()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        var members = await PostgresServerProcess.StartAsync();
        using var cluster = await Cluster.MakeAsync(members);
        await cluster.AddAsync("nation", "n p0");
        await cluster.AddAsync("one", "p1");
        var victim = await cluster.AddAsync("two", "p2");
        await cluster.StartAsync();
        var clerks = await cluster.EstablishAsync(3, random);
        var work = new Work(clerks, _ => cluster.Any());
        await work.WhileWritingAsync(async writing =>
        {
            await work.UntilMoreAsync(30, "the clerks write", writing);
            var (began, before) = (Stopwatch.GetTimestamp(), work.Acknowledged);
            await members.EndAsync(Signal.Kill);
            while (Stopwatch.GetElapsedTime(began) < Settings.MembersAway / 2)
            {
                await work.UntilMoreAsync(10, "the clerks write without it", writing);
                await ReadAsync(cluster.Nodes);
            }

            await victim.KillAsync();
            while (Stopwatch.GetElapsedTime(began) < Settings.MembersAway)
            {
                await work.UntilMoreAsync(10, "the others write on", writing, clerk => clerk.Province != "p2");
                await ReadAsync([.. cluster.Nodes.Where(node => node != victim)]);
            }

            output.WriteLine(
                $"away for {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s: "
                    + $"{work.Acknowledged - before} acknowledged meanwhile"
            );
            await members.StartAgainAsync();
            await cluster.UntilWholeAsync(victim);
            await victim.StartAsync();
            await cluster.UntilWholeAsync();
            await work.UntilMoreAsync(10, "the killed one writes again", writing, clerk => clerk.Province == "p2");
        });
        await cluster.CheckFiguresAsync(clerks);
        await cluster.CheckJournalsAsync(clerks);
        output.WriteLine($"{work.Acknowledged} acknowledged, lost 0, doubled 0");
    }

    [Fact]
    public async Task Without_an_instances_own_database_nobody_else_is_touched()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        var own = await PostgresServerProcess.StartAsync();
        using var cluster = await Cluster.MakeAsync();
        await cluster.AddAsync("nation", "n p0");
        await cluster.AddAsync("one", "p1", own);
        await cluster.AddAsync("two", "p2");
        await cluster.StartAsync();
        var clerks = await cluster.EstablishAsync(3, random);
        var (theirs, others) = (clerks.Where(c => c.Province == "p1").ToList(), clerks.Where(c => c.Province != "p1"));
        var work = new Work(clerks, _ => cluster.Any());
        await work.WhileWritingAsync(async writing =>
        {
            await work.UntilMoreAsync(60, "the clerks write", writing);
            var before = theirs.ToDictionary(clerk => clerk, clerk => clerk.Refused);
            await own.EndAsync(Signal.Kill);
            await Waiting.UntilAsync(
                "every clerk of p1 is refused",
                async () =>
                {
                    if (writing.IsFaulted)
                    {
                        await writing;
                    }

                    return before.All(was => was.Key.Refused > was.Value) ? null : cluster["one"].Said;
                }
            );
            await work.UntilMoreAsync(30, "the others write on", writing, clerk => clerk.Province != "p1");
            await ReadAsync(cluster.Nodes);
            await own.StartAgainAsync();
            await work.UntilMoreAsync(10, "p1 writes again", writing, clerk => clerk.Province == "p1");
        });
        Assert.Equal(0, others.Sum(clerk => clerk.Refused));
        await cluster.CheckFiguresAsync(clerks);
        await cluster.CheckJournalsAsync(clerks);
        output.WriteLine(
            $"{work.Acknowledged} acknowledged, {theirs.Sum(clerk => clerk.Refused)} refused, of others 0, "
                + "lost 0, doubled 0"
        );
    }

    /// <summary>Each of some nodes answers for what each of them hosts.</summary>
    private static async Task ReadAsync(IReadOnlyList<NodeProcess> nodes)
    {
        foreach (var node in nodes)
        {
            foreach (var committee in nodes.SelectMany(one => one.Instances))
            {
                var (figures, _, stock) = await Figures.AskAsync(node, committee);
                Assert.True(figures.Admissions > 0, $"{node.Name} answers nothing for {committee}:\n{stock}");
            }
        }
    }
}
