using Federation.Benchmarks.Reporting;
using Federation.Benchmarks.Sides;

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
