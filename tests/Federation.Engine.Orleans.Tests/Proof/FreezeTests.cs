using Federation.Processes;
using Xunit.Abstractions;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>
/// A node hangs while clerks write: one that is alone with its instance, and of two the one that writes the journal.
/// Everybody else goes on; afterwards it does, or it has found itself given up and is started again.
/// </summary>
public sealed class FreezeTests(ITestOutputHelper output)
{
    private readonly Random random = new(Settings.Seed);

    [Fact]
    public async Task A_node_that_hangs_holds_up_nobody_else_and_loses_nothing()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var cluster = await Cluster.StartAsync(
            ("nation", "n p0"),
            ("one-a", "p1"),
            ("one-b", "p1"),
            ("two", "p2")
        );
        var clerks = await cluster.EstablishAsync(3, random);
        NodeProcess? hung = null;
        // Whoever balances load asks nobody who does not answer.
        var work = new Work(clerks, _ => cluster.Any(Volatile.Read(ref hung)));
        await work.WhileWritingAsync(async writing =>
        {
            await work.UntilMoreAsync(30, "the clerks write", writing);
            Volatile.Write(ref hung, cluster["two"]);
            await hung!.SignalAsync("STOP");
            await work.UntilMoreAsync(60, "the others write on", writing, clerk => clerk.Province != "p2");
            await ThawAsync(cluster, hung);
            Volatile.Write(ref hung, null);
            await work.UntilMoreAsync(10, "it writes again", writing, clerk => clerk.Province == "p2");

            var writer = await cluster.UntilWriterAsync(cluster["nation"], "p1", cluster["one-a"], cluster["one-b"]);
            Volatile.Write(ref hung, writer);
            await hung.SignalAsync("STOP");
            await work.UntilMoreAsync(60, "the others write on", writing, clerk => clerk.Province != "p1");
            await work.UntilMoreAsync(30, "the other node of p1 writes", writing, clerk => clerk.Province == "p1");
            await ThawAsync(cluster, hung);
            Volatile.Write(ref hung, null);
            await work.UntilMoreAsync(30, "all write", writing);
        });
        await cluster.CheckFiguresAsync(clerks);
        await cluster.CheckJournalsAsync(clerks);
        output.WriteLine($"two frozen, {work.Acknowledged} acknowledged, lost 0, doubled 0");
    }

    private async Task ThawAsync(Cluster cluster, NodeProcess hung)
    {
        await hung.SignalAsync("CONT");
        var ended = hung.UntilEndedAnyhowAsync();
        var whole = cluster.UntilWholeAsync();
        if (await Task.WhenAny(ended, whole) == ended || whole.IsFaulted)
        {
            // It answers nobody while it ends.
            await ended.WaitAsync(Waiting.Patience);
        }

        output.WriteLine($"{hung.Name} was frozen and has {(hung.HasEnded ? "ended by itself" : "gone on")}");
        if (hung.HasEnded)
        {
            await hung.StartAsync();
        }

        await cluster.UntilWholeAsync();
    }
}
