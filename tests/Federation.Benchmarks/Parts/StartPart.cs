using System.Diagnostics;
using Federation.Benchmarks.Reporting;
using Federation.Benchmarks.Sides;
using Federation.Benchmarks.Statistics;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Parts;

/// <summary>From the start of the process to the first figure of the nation, against reading the same bytes.</summary>
internal static class StartPart
{
    public static async Task RunAsync(Bench bench, CancellationToken cancellationToken)
    {
        var question = new Question(0, FigureKey.All[0], Quarter.All[^1].Last, Quarter.All[^1].Last);
        var expected = Enumerable
            .Range(0, bench.Nation.Units)
            .Sum(unit => (long)bench.Nation.Standing(unit).Last().Values[question.Key.Index]);
        await UntilSettledAsync(bench, question, expected, cancellationToken);
        var started = new List<double>();
        var read = new List<double>();
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            await bench.Product.StopAsync();
            var began = Stopwatch.GetTimestamp();
            DataFolder.Read(bench.Product.Data);
            read.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            began = Stopwatch.GetTimestamp();
            await bench.Product.StartAsync();
            var figure = await bench.Product.AnswerAsync(question, cancellationToken);
            started.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            if (figure != expected)
            {
                throw new InvalidOperationException($"After a start the nation has {figure}, and not {expected}");
            }
        }

        if (bench.Options.IsPostgres)
        {
            // What it starts from is PostgreSQL's: there is no folder of its own to read.
            bench.Note("start of the process to the nation's first figure", new Sample(started).Median, "s");
            return;
        }

        bench.Note(
            "start",
            "start of the process to the nation's first figure, from a warm disk",
            new("product", "s", [.. started]),
            new("reading its data folder", "s", [.. read]),
            isOursOver: true,
            new() { OursAtMost = 10 }
        );
        bench.Note("memory of the whole process right after a start", MiB(bench), "MiB");
        await ProcessMemory.CollectAsync(bench.Product.Id, cancellationToken);
        bench.Note("memory of the whole process after a start, at rest", MiB(bench), "MiB");
    }

    /// <summary>Waits until what was loaded is in the nation's sum, and notes for how long.</summary>
    private static async Task UntilSettledAsync(
        Bench bench,
        Question question,
        long expected,
        CancellationToken cancellationToken
    )
    {
        var began = Stopwatch.GetTimestamp();
        while (await bench.Product.AnswerAsync(question, cancellationToken) is var figure && figure != expected)
        {
            if (Stopwatch.GetElapsedTime(began) > Bench.Patience)
            {
                throw new InvalidOperationException($"After the load the nation has {figure}, and not {expected}");
            }

            await Task.Delay(10, cancellationToken);
        }

        bench.Note("how long sums were on their way after the load", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
    }

    private static double MiB(Bench bench) => ProcessMemory.Of(bench.Product.Id) / (double)(1 << 20);
}
