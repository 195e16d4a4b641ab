using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Sides;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Parts;

/// <summary>From a receipt in one installation until another, linked above it, has it in the nation's sum.</summary>
internal static class LinkPart
{
    private const string Name = "link";
    private const int Count = 50;

    public static async Task RunAsync(Bench bench, CancellationToken cancellationToken)
    {
        using var pair = await LinkedPair.StartAsync(
            bench.Nation.Seed,
            bench.FileOf("linked"),
            bench.Load,
            cancellationToken
        );
        var further = 0;
        Task<Timing> LinkedAsync(int round)
        {
            var job = new FreshJob
            {
                Where = pair.Below,
                Seen = pair.Above,
                First = further,
                Count = Count,
            };
            further += Count;
            return bench.Load.DoAsync(pair.Shape, job, cancellationToken);
        }

        Task<Timing> AloneAsync(int round) => bench.Submitting.OneByOneAsync(Count, cancellationToken);

        await LinkedAsync(-1);
        await AloneAsync(-1);
        var turns = await bench.TurnsAsync([LinkedAsync, AloneAsync], cancellationToken);
        void Row(string what, Func<Timing, double> value) =>
            bench.Note(
                Name,
                $"receipt to nation across a link, seen over HTTP, {what}",
                AskPart.SideOf("product, two installations", "ms", turns[0], value),
                AskPart.SideOf("product, one installation", "ms", turns[1], value),
                isOursOver: true,
                null
            );

        Row("median", timing => timing.P50 / 1000);
        Row("99th percentile", timing => timing.P99 / 1000);
    }
}
