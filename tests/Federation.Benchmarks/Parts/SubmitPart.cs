using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Reporting;
using Federation.Benchmarks.Sides;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Parts;

/// <summary>
/// Durable reports from 64 clients, until the nation's sum has them: against PostgreSQL, whose triggers keep the sums
/// within each transaction, and against the disk alone.
/// </summary>
internal static class SubmitPart
{
    private const string Name = "submit";

    public static async Task RunAsync(Bench bench, CancellationToken cancellationToken)
    {
        var rivals = await bench.RivalsAsync(cancellationToken);
        var database = rivals.Postgres.Connection(Asked.Rollup);
        // Nobody reports twice in one round: who waits for a lock may be overtaken.
        var count = Math.Clamp(bench.Nation.Units / 2, 1, 4000);
        var bytes = Bodies.Reported(bench.Nation.Report(0, Quarter.All[0], 1)).Length;
        Task<Timing> ProductAsync(int round) => bench.Submitting.SubmitAsync(count, cancellationToken);
        var before = bench.Submitting.Further;
        // Once more than there are rounds: the first is for nothing.
        int PlaceOf(int round) => before + ((round + 1) * count);
        Task<Timing> RollupAsync(int round) =>
            ToRollupAsync(bench, database, PlaceOf(round), count, Submitting.Clients, cancellationToken);
        Task<Timing> ProductAgainAsync(int round) => bench.Submitting.SubmitAgainAsync(count, cancellationToken);
        Task<Timing> RollupAgainAsync(int round) =>
            ToRollupAsync(
                bench,
                database,
                Deeds.AQuarterLater(bench.Nation, PlaceOf(round)),
                count,
                Submitting.Clients,
                cancellationToken
            );
        Task<Timing> DiskAsync(int round) =>
            bench.Load.DoAsync(
                bench.Nation,
                new DiskJob
                {
                    File = bench.FileOf($"appended-{round}"),
                    Clients = Submitting.Clients,
                    Count = count,
                    Bytes = bytes,
                },
                cancellationToken
            );

        // What the product was told meanwhile.
        await ToRollupAsync(bench, database, 0, before, 1, cancellationToken);
        await ProductAsync(0);
        await RollupAsync(-1);
        // In a large nation all of them come to committees at rest; there each reports once more, a moment later.
        var isAgain = PlaceOf(bench.Options.Rounds) <= bench.Nation.Units;
        var turns = await bench.TurnsAsync(
            isAgain
                ? [ProductAsync, RollupAsync, DiskAsync, ProductAgainAsync, RollupAgainAsync]
                : [ProductAsync, RollupAsync, DiskAsync],
            cancellationToken
        );
        void Row(string what, int ours, string name, int other, Aim aim) =>
            bench.Note(
                Name,
                $"{what}, durable and in the national sum, {Submitting.Clients} clients",
                AskPart.SideOf("product", "reports/s", turns[ours], timing => timing.Rate),
                AskPart.SideOf(name, "reports/s", turns[other], timing => timing.Rate),
                isOursOver: true,
                aim
            );

        const string Triggers = "PostgreSQL, roll-up by triggers";
        const string Disk = "append and fsync of the same bytes";
        var what = isAgain ? "submit, every committee at rest before" : "submit";
        Row(what, 0, Triggers, 1, new(AtLeast: 5));
        Row(what, 0, Disk, 2, new(AtLeast: 0.5));
        if (isAgain)
        {
            const string Again = "submit, from who has reported a moment before";
            Row(Again, 3, Triggers, 4, new(AtLeast: 5));
            Row(Again, 3, Disk, 2, new(AtLeast: 0.5));
        }

        var rollup = rivals.Sides.Single(side => side.Name == PostgresSide.NameOf(Asked.Rollup));
        var check = await AnswerCheck.RunAsync(
            [bench.Product, rollup],
            bench.Submitting.Questions(),
            Bench.Patience,
            cancellationToken
        );
        bench.Note("questions that product and roll-up answered alike after it", check.Count, "");
        bench.Note("submit, median until the receipt", turns[0].Average(timing => timing.P50) / 1000, "ms");
        bench.Note("submit, 99th percentile until the receipt", turns[0].Average(timing => timing.P99) / 1000, "ms");
        bench.Note("bytes of a report as submitted", bytes, "B");
    }

    /// <summary>The same reports to the roll-up that triggers keep: in its sums when they are committed.</summary>
    private static Task<Timing> ToRollupAsync(
        Bench bench,
        string where,
        int first,
        int count,
        int clients,
        CancellationToken cancellationToken
    ) =>
        bench.Load.DoAsync(
            bench.Nation,
            new SubmitJob
            {
                Whom = Asked.Rollup,
                Where = where,
                Clients = clients,
                First = first,
                Count = count,
            },
            cancellationToken
        );
}
