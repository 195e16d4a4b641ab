using System.Collections.Immutable;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Reporting;

namespace Federation.Benchmarks.Parts;

/// <summary>
/// The same question to the product over HTTP and to each rival, one after the other on one connection.
/// </summary>
internal static class RivalPart
{
    private const string Name = "rivals";

    /// <summary>Where the constant endpoint stands among those who take turns.</summary>
    private const int Floor = 5;

    public static async Task RunAsync(Bench bench, CancellationToken cancellationToken)
    {
        var rivals = await bench.RivalsAsync(cancellationToken);
        Asked[] byWorker = [Asked.Product, Asked.Closure, Asked.Ltree, Asked.Rollup, Asked.Sqlite];
        var sides = byWorker
            .Select(whom =>
                (Func<int, Task<Timing>>)(_ => AskAsync(bench, whom, WhereOf(whom), What.Figure, cancellationToken))
            )
            .ToList();
        // What the same client waits for where nothing is done: the floor under the product's answers.
        var product = bench.Product.Where;
        sides.Add(_ => AskAsync(bench, Asked.Product, product, What.Constant, cancellationToken));
        if (rivals.Duck is { } duck)
        {
            sides.Add(_ => duck.TimeAsync(bench.Options.Seconds, cancellationToken));
        }

        string WhereOf(Asked whom) =>
            whom switch
            {
                Asked.Product => bench.Product.Where,
                Asked.Sqlite => rivals.Sqlite,
                _ => rivals.Postgres.Connection(whom),
            };

        foreach (var side in sides)
        {
            await side(0);
        }

        var turns = await bench.TurnsAsync([.. sides], cancellationToken);
        void Compare(string what, Side ours, string name, int place, Aim? aim) =>
            bench.Note(Name, what, ours, Micros(name, turns[place]), isOursOver: false, aim);

        void Row(string name, int place, Aim? aim) =>
            Compare("the same question, median, one connection", Micros("product", turns[0]), name, place, aim);

        var isClosureFaster = Median(turns[1]) <= Median(turns[2]);
        Row("PostgreSQL, closure table, one SELECT", 1, isClosureFaster ? new(AtLeast: 1000) : null);
        Row("PostgreSQL, ltree, one SELECT", 2, isClosureFaster ? null : new(AtLeast: 1000));
        Row("PostgreSQL, roll-up by triggers, primary key", 3, new(AtLeast: 3));
        Row("SQLite in process, roll-up, primary key", 4, null);
        Row("constant endpoint", Floor, null);
        var floor = Micros("constant endpoint", turns[Floor]);
        Compare(
            "no question at all, median, one connection",
            floor,
            "PostgreSQL, roll-up by triggers, primary key",
            3,
            null
        );
        if (rivals.Duck is not null)
        {
            Row("DuckDB in process, GROUP BY", Floor + 1, new(AtLeast: 100));
        }
    }

    /// <summary>Asks one after the other.</summary>
    public static Task<Timing> AskAsync(
        Bench bench,
        Asked whom,
        string where,
        What what,
        CancellationToken cancellationToken
    ) =>
        bench.Load.DoAsync(
            bench.Nation,
            new AskJob
            {
                Whom = whom,
                Where = where,
                What = what,
                Seconds = bench.Options.Seconds,
            },
            cancellationToken
        );

    public static Side Micros(string name, ImmutableArray<Timing> rounds) =>
        AskPart.SideOf(name, "µs", rounds, timing => timing.P50);

    private static double Median(ImmutableArray<Timing> rounds) => Micros("", rounds).Median;
}
