using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Reporting;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Parts;

/// <summary>A page of a province in one call, against the same figures of the roll-up in one round trip.</summary>
internal static class PagePart
{
    public static async Task RunAsync(Bench bench, CancellationToken cancellationToken)
    {
        var rivals = await bench.RivalsAsync(cancellationToken);
        var address = bench.Product.Where;
        var database = rivals.Postgres.Connection(Asked.Rollup);
        Task<Timing> ProductAsync(int round) =>
            RivalPart.AskAsync(bench, Asked.Product, address, What.Page, cancellationToken);
        Task<Timing> AnewAsync(int round) =>
            RivalPart.AskAsync(bench, Asked.Product, address, What.PageAnew, cancellationToken);
        Task<Timing> RollupAsync(int round) =>
            RivalPart.AskAsync(bench, Asked.Rollup, database, What.Page, cancellationToken);

        await ProductAsync(0);
        await AnewAsync(0);
        await RollupAsync(0);
        var turns = await bench.TurnsAsync([ProductAsync, RollupAsync, AnewAsync], cancellationToken);
        Side Millis(string name, int place) => AskPart.SideOf(name, "ms", turns[place], timing => timing.P50 / 1000);

        void Row(string what, int place, Aim? aim) =>
            bench.Note(
                "page",
                what,
                Millis("product", place),
                Millis("PostgreSQL, roll-up, one round trip", 1),
                isOursOver: false,
                aim
            );

        var count = Questions.Page(0).Count;
        Row(
            $"a dashboard page, {count} figures of a province in one call, median",
            0,
            new(AtLeast: 3) { OursAtMost = 10 }
        );
        Row("the same, in bytes that were not sent lately", 2, null);
    }
}
