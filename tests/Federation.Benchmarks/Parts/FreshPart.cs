using System.Collections.Immutable;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Sides;

namespace Federation.Benchmarks.Parts;

/// <summary>
/// From a receipt at the bottom until the nation has it: over HTTP, and within the engine against as many hops of an
/// empty message.
/// </summary>
internal static class FreshPart
{
    private const string Name = "fresh";
    private const int Count = 100;

    public static async Task RunAsync(Bench bench, CancellationToken cancellationToken)
    {
        Task<Timing> SeenAsync(int round) => bench.Submitting.OneByOneAsync(Count, cancellationToken);

        await using var engine = await EngineHops.StartAsync(
            bench.Nation.Seed,
            bench.FileOf("engine"),
            cancellationToken
        );
        await SeenAsync(-1);
        await engine.UpAsync(Count, cancellationToken);
        await engine.HopsAsync(Count, cancellationToken);
        var turns = await bench.TurnsAsync(
            [SeenAsync, _ => engine.UpAsync(Count, cancellationToken), _ => engine.HopsAsync(Count, cancellationToken)],
            cancellationToken
        );
        void Row(string what, ImmutableArray<Timing> ours, Func<Timing, double> value, Reporting.Aim? aim) =>
            bench.Note(
                Name,
                what,
                AskPart.SideOf("product", "µs", ours, value),
                AskPart.SideOf("four hops of an empty message", "µs", turns[2], value),
                isOursOver: true,
                aim
            );

        Row("receipt to nation, within the engine, median", turns[1], timing => timing.P50, new(AtMost: 3));
        Row("receipt to nation, within the engine, 99th percentile", turns[1], timing => timing.P99, null);
        Row("receipt to nation, seen over HTTP, median", turns[0], timing => timing.P50, null);
        Row(
            "receipt to nation, seen over HTTP, 99th percentile",
            turns[0],
            timing => timing.P99,
            new() { OursAtMost = 50_000 }
        );
    }
}
