using System.Collections.Immutable;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Reporting;
using Federation.Benchmarks.Sides;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Parts;

/// <summary>
/// Asking and submitting where two and three nodes share what one has, its cores too; and what nodes say to each other
/// for it.
/// </summary>
internal static class ClusterPart
{
    private const string Name = "cluster";
    private const int Checked = 200;
    private const int Fresh = 100;

    /// <summary>What is said less often than to one deed in so many has nothing to do with it.</summary>
    private const double RareMax = 0.01;

    /// <summary>
    /// Quarters that are reported for nothing: each node of three compiles for itself what it does, and does a third.
    /// All sides are told as many, since what goes up of a figure grows with its history.
    /// </summary>
    private const int WarmingQuarters = 6;

    /// <summary>Nodes that share their cores lose no more than this to one that has them alone.</summary>
    private static readonly Aim NoLoss = new(AtLeast: 0.9);

    /// <summary>The nodes' own meter, and that of Orleans.</summary>
    private static readonly string[] Meters = ["Federation.Cluster", "Microsoft.Orleans"];

    public static async Task RunAsync(Bench bench, CancellationToken cancellationToken)
    {
        if (!File.Exists(Places.Node))
        {
            bench.Say("  left out: there is no Federation.Node in this build");
            bench.Set(Name, "left out: there is no Federation.Node in this build");
            return;
        }

        using var sides = await ClusterSides.StartAsync(bench, cancellationToken);
        bench.Set(
            Name,
            $"Federation.Node, its own defaults; {sides.Nation.Units} grassroots organisations; every node hosts every "
                + "instance where nothing else is said; one database for each cluster; all up, one of them at work"
        );
        var questions = Questions.ForChecking(sides.Nation, Checked);
        var check = await AnswerCheck.RunAsync(sides.Each, questions, Bench.Patience, cancellationToken);
        bench.Note($"questions that all nodes and {sides.Single.Name} answered alike", check.Count, "");
        await AskAsync(bench, sides, cancellationToken);
        await SubmitAsync(bench, sides, cancellationToken);
        await FreshAsync(bench, sides, cancellationToken);
        foreach (var cluster in sides.Clusters.Skip(1))
        {
            await CountAsync(bench, cluster, sides.Nation, cancellationToken);
        }
    }

    private static async Task AskAsync(Bench bench, ClusterSides sides, CancellationToken cancellationToken)
    {
        const string Figure = "ask one figure over HTTP, 16 connections over all nodes";
        var figures = await TurnsAsync(
            bench,
            sides,
            side => side.AskAsync(What.Figure, cancellationToken),
            cancellationToken
        );
        Compare(bench, sides, Figure, "requests/s", figures, timing => timing.Rate, NoLoss);
        Compare(bench, sides, $"{Figure}, median", "µs", figures, timing => timing.P50, null);
        Compare(bench, sides, $"{Figure}, 99th percentile", "µs", figures, timing => timing.P99, null);
        var constants = await TurnsAsync(
            bench,
            sides,
            side => side.AskAsync(What.Constant, cancellationToken),
            cancellationToken
        );
        Compare(bench, sides, "the constant endpoint, likewise", "requests/s", constants, timing => timing.Rate, null);
        foreach (var side in All(sides))
        {
            bench.Note($"{side.Name}: processor time for a question", side.SpentAsking(What.Figure), "µs");
            bench.Note($"{side.Name}: processor time for the constant", side.SpentAsking(What.Constant), "µs");
        }
    }

    private static async Task SubmitAsync(Bench bench, ClusterSides sides, CancellationToken cancellationToken)
    {
        var count = 2 * sides.Nation.Units;
        var what = $"submit, durable and in the national sum, {Submitting.Clients} clients over all nodes";
        foreach (var side in All(sides))
        {
            await side.Submitting.SubmitAsync(WarmingQuarters * sides.Nation.Units, cancellationToken);
        }

        var submitted = await TurnsAsync(
            bench,
            sides,
            side => side.SubmitAsync(count, cancellationToken),
            cancellationToken
        );
        Compare(bench, sides, what, "reports/s", submitted, timing => timing.Rate, NoLoss);
        foreach (var side in All(sides))
        {
            bench.Note($"{side.Name}: processor time for a report", side.SpentSubmitting, "µs");
        }
    }

    private static async Task FreshAsync(Bench bench, ClusterSides sides, CancellationToken cancellationToken)
    {
        const string What = "receipt at one node to nation, seen over HTTP at another";
        var seen = await TurnsAsync(
            bench,
            sides,
            side => side.Submitting.OneByOneAsync(Fresh, cancellationToken),
            cancellationToken
        );
        Compare(bench, sides, $"{What}, median", "µs", seen, timing => timing.P50, null);
        Compare(
            bench,
            sides,
            $"{What}, 99th percentile",
            "µs",
            seen,
            timing => timing.P99,
            new() { OursAtMost = 150_000 }
        );
    }

    /// <summary>Notes what a cluster's nodes said to each other for each question and each report.</summary>
    private static async Task CountAsync(
        Bench bench,
        ClusterSide cluster,
        Nation nation,
        CancellationToken cancellationToken
    )
    {
        Task CountedAsync(string what, Func<Task<Timing>> work) =>
            NoteCallsAsync(bench, cluster, what, work, cancellationToken);

        await CountedAsync("question", () => cluster.AskAsync(What.Figure, cancellationToken));
        await CountedAsync("report, one by one", () => cluster.Submitting.OneByOneAsync(Fresh, cancellationToken));
        await CountedAsync(
            $"report, {Submitting.Clients} clients",
            () => cluster.SubmitAsync(2 * nation.Units, cancellationToken)
        );
    }

    private static async Task NoteCallsAsync(
        Bench bench,
        ClusterSide cluster,
        string what,
        Func<Task<Timing>> work,
        CancellationToken cancellationToken
    )
    {
        using var counted = await Counted.ListenAsync(cluster.Processes, Meters, cancellationToken);
        var done = (double)(await work()).Count;
        var calls = await counted.StopAsync(cancellationToken);
        foreach (var ((instrument, tags), sum) in calls.OrderByDescending(call => call.Value))
        {
            if (instrument == "federation.cluster.calls" && sum / done >= RareMax)
            {
                bench.Note($"{cluster.Name}, for each {what}: {tags.Split('=')[1]}", sum / done, "calls");
            }
        }

        var sent = calls.Where(call => call.Key.Instrument == "orleans-messaging-sent-messages-size");
        bench.Note(
            $"{cluster.Name}, for each {what}: all that Orleans sent, answers among it",
            sent.Sum(call => call.Value) / done,
            "messages"
        );
    }

    /// <summary>Once for nothing, then in turns.</summary>
    private static async Task<ImmutableArray<Timing>[]> TurnsAsync(
        Bench bench,
        ClusterSides sides,
        Func<ClusterSide, Task<Timing>> work,
        CancellationToken cancellationToken
    )
    {
        var turns = All(sides).Select(side => (Func<int, Task<Timing>>)(_ => work(side))).ToArray();
        foreach (var turn in turns)
        {
            await turn(-1);
        }

        return await bench.TurnsAsync(turns, cancellationToken);
    }

    /// <summary>Holds more nodes against one, and one against the program of one machine.</summary>
    private static void Compare(
        Bench bench,
        ClusterSides sides,
        string what,
        string unit,
        ImmutableArray<Timing>[] turns,
        Func<Timing, double> value,
        Aim? aim
    )
    {
        var names = All(sides).Select(side => side.Name).ToList();
        for (var ours = 1; ours < names.Count; ours++)
        {
            var theirs = Math.Min(1, ours - 1);
            bench.Note(
                Name,
                $"{what}: {names[ours]}",
                AskPart.SideOf(names[ours], unit, turns[ours], value),
                AskPart.SideOf(names[theirs], unit, turns[theirs], value),
                isOursOver: true,
                ours > 1 ? aim : null
            );
        }
    }

    private static IReadOnlyList<ClusterSide> All(ClusterSides sides) => [sides.Single, .. sides.Clusters];
}
