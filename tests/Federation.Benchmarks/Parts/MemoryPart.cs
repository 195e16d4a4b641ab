using System.Diagnostics;
using Federation.Benchmarks.Reporting;
using Federation.Benchmarks.Sides;
using Federation.Engine.Agents;

namespace Federation.Benchmarks.Parts;

/// <summary>
/// Bytes of the whole process for each observation, once it has nothing to do, against a columnar file.
/// </summary>
internal static class MemoryPart
{
    /// <summary>A committee, two days, a key and a value, as plain columns.</summary>
    private const int PlainBytes = 4 + 4 + 4 + 2 + 8;

    public static async Task RunAsync(Bench bench, CancellationToken cancellationToken)
    {
        var rivals = await bench.RivalsAsync(cancellationToken);
        var observations = (double)bench.Nation.Observations;
        var before = ProcessMemory.Of(bench.Product.Id) / observations;
        await UntilAtRestAsync(bench, cancellationToken);
        var rounds = new List<double>();
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            await ProcessMemory.CollectAsync(bench.Product.Id, cancellationToken);
            rounds.Add(ProcessMemory.Of(bench.Product.Id) / observations);
        }

        var (name, bytes) = await ColumnarAsync(bench, rivals.Duck, cancellationToken);
        bench.Note(
            "memory",
            "memory at rest, the whole process, for each observation",
            new Side("product", "B", [.. rounds]),
            new Side(name, "B", [.. rounds.Select(_ => bytes / observations)]),
            isOursOver: true,
            new() { OursAtMost = 64 }
        );
        bench.Note("memory for each observation right after the load", before, "B");
        bench.Note("memory of the whole process at rest", rounds[^1] * observations / (1 << 20), "MiB");
        if (!bench.Options.IsPostgres)
        {
            bench.Note("data folder for each observation", DataFolder.Bytes(bench.Product.Data) / observations, "B");
        }
    }

    /// <summary>
    /// Nobody wants anything of the product for longer than it takes committees to go to rest, until what it keeps does
    /// not shrink any more.
    /// </summary>
    private static async Task UntilAtRestAsync(Bench bench, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var (kept, steady) = (double.MaxValue, 0);
        while (steady < 3)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), cancellationToken);
            await ProcessMemory.CollectAsync(bench.Product.Id, cancellationToken);
            var now = (double)ProcessMemory.Of(bench.Product.Id);
            var isQuiet = Stopwatch.GetElapsedTime(began) >= 1.5 * new AgentLimits().RestAfter;
            steady = isQuiet && now > 0.98 * kept ? steady + 1 : 0;
            kept = Math.Min(kept, now);
        }

        bench.Note("how long until it was at rest", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
    }

    private static async Task<(string Name, double Bytes)> ColumnarAsync(
        Bench bench,
        DuckSide? duck,
        CancellationToken cancellationToken
    )
    {
        if (duck is null)
        {
            return ("the same rows as plain columns", bench.Nation.Observations * PlainBytes);
        }

        var file = bench.FileOf("rows.parquet");
        await duck.ExportAsync(file, cancellationToken);
        return ("the same rows as a Parquet file", new FileInfo(file).Length);
    }
}
