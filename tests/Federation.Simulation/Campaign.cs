using System.Collections.Concurrent;
using System.Diagnostics;

namespace Federation.Simulation;

/// <summary>Many histories, two at a time.</summary>
internal static class Campaign
{
    private static readonly ParallelOptions Cores = new() { MaxDegreeOfParallelism = 2 };

    /// <summary>Runs seeds one after the other until they are used up or time is; returns how many failed.</summary>
    public static int Run(IEnumerable<int> seeds, TimeSpan? duration, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var (run, failed) = (0, 0);
        var inTime = seeds.TakeWhile(_ => duration is null || watch.Elapsed < duration);
        Parallel.ForEach(
            OneByOne(inTime),
            Cores,
            seed =>
            {
                Interlocked.Increment(ref run);
                if (History.Run(seed) is { } fault)
                {
                    Interlocked.Increment(ref failed);
                    output.WriteLine($"seed {seed}: {(fault.Length > 600 ? fault[..600] + " …" : fault)}");
                }
            }
        );
        var rate = run / watch.Elapsed.TotalSeconds;
        output.WriteLine(
            FormattableString.Invariant($"{run} histories, {failed} failed, {rate:0.0} histories a second")
        );
        if (failed > 0)
        {
            output.WriteLine("--seed S replays one step by step; add it to known-seeds.txt with what it found.");
        }

        return failed;
    }

    /// <summary>The first of the seeds from 1 on that finds a fault.</summary>
    public static (int Seed, string? Fault) FirstFault(Func<int, string?> run, int seedsMax)
    {
        var faults = new string?[seedsMax + 1];
        var loop = Parallel.For(
            1,
            seedsMax + 1,
            Cores,
            (seed, state) =>
            {
                faults[seed] = run(seed);
                if (faults[seed] is not null)
                {
                    state.Break();
                }
            }
        );
        var first = (int)(loop.LowestBreakIteration ?? 0);
        return (first, faults[first]);
    }

    /// <summary>One seed at a time: a large history must not hold up others that wait behind it.</summary>
    private static OrderablePartitioner<int> OneByOne(IEnumerable<int> seeds) =>
        Partitioner.Create(seeds, EnumerablePartitionerOptions.NoBuffering);
}
