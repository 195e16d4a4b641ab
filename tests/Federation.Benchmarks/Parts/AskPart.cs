using System.Collections.Immutable;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Reporting;

namespace Federation.Benchmarks.Parts;

/// <summary>One figure over HTTP against what the same server answers without doing anything.</summary>
internal static class AskPart
{
    private const int Connections = 16;
    private const string Name = "ask";

    public static async Task RunAsync(Bench bench, CancellationToken cancellationToken)
    {
        var (figure, constant) = await TakeTurnsAsync(bench, Connections, cancellationToken);
        bench.Note(
            Name,
            $"ask one figure over HTTP, {Connections} connections",
            SideOf("product", "requests/s", figure, timing => timing.Rate),
            SideOf("constant endpoint", "requests/s", constant, timing => timing.Rate),
            isOursOver: true,
            new(AtLeast: 0.8)
        );
        bench.Note(
            Name,
            "the same, 99th percentile",
            SideOf("product", "µs", figure, timing => timing.P99),
            SideOf("constant endpoint", "µs", constant, timing => timing.P99),
            isOursOver: true,
            new(AtMost: 1.5)
        );
        bench.Note(
            Name,
            "the same, median",
            SideOf("product", "µs", figure, timing => timing.P50),
            SideOf("constant endpoint", "µs", constant, timing => timing.P50),
            isOursOver: true,
            null
        );
        bench.Note("bytes of an answer's body: a figure", figure.Average(timing => timing.Bytes), "B");
        bench.Note("bytes of an answer's body: the constant", constant.Average(timing => timing.Bytes), "B");
    }

    /// <summary>What the rounds of one side gave.</summary>
    public static Side SideOf(string name, string unit, ImmutableArray<Timing> rounds, Func<Timing, double> value) =>
        new(name, unit, [.. rounds.Select(value)]);

    private static async Task<(ImmutableArray<Timing> Figure, ImmutableArray<Timing> Constant)> TakeTurnsAsync(
        Bench bench,
        int clients,
        CancellationToken cancellationToken
    )
    {
        Task<Timing> AskAsync(What what) =>
            bench.Load.DoAsync(
                bench.Nation,
                new AskJob
                {
                    Whom = Asked.Product,
                    Where = bench.Product.Where,
                    What = what,
                    Clients = clients,
                    Seconds = bench.Options.Seconds,
                },
                cancellationToken
            );

        // Once for nothing: both ways are compiled then.
        await AskAsync(What.Figure);
        await AskAsync(What.Constant);
        var turns = await bench.TurnsAsync(
            [_ => AskAsync(What.Figure), _ => AskAsync(What.Constant)],
            cancellationToken
        );
        return (turns[0], turns[1]);
    }
}
