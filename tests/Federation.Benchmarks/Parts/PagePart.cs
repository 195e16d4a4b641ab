using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Parts;

/// <summary>A page of a province in one call, against the same figures of the roll-up in one round trip.</summary>
internal static class PagePart
{
    public static async Task RunAsync(Bench bench, CancellationToken cancellationToken)
    {
        var rivals = await bench.RivalsAsync(cancellationToken);
        var address = bench.Product.Address.ToString();
        var database = rivals.Postgres.Connection(Asked.Rollup);
        Task<Timing> ProductAsync(int round) =>
            RivalPart.AskAsync(bench, Asked.Product, address, What.Page, cancellationToken);
        Task<Timing> RollupAsync(int round) =>
            RivalPart.AskAsync(bench, Asked.Rollup, database, What.Page, cancellationToken);

        await ProductAsync(0);
        await RollupAsync(0);
        var turns = await bench.TurnsAsync([ProductAsync, RollupAsync], cancellationToken);
        bench.Note(
            "page",
            $"a dashboard page, {Questions.Page(0).Count} figures of a province in one call, median",
            AskPart.SideOf("product", "ms", turns[0], timing => timing.P50 / 1000),
            AskPart.SideOf("PostgreSQL, roll-up, one round trip", "ms", turns[1], timing => timing.P50 / 1000),
            isOursOver: false,
            new(AtLeast: 3) { OursAtMost = 10 }
        );
    }
}
