using System.Diagnostics;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Parts;

/// <summary>Reports beyond the workload, each once.</summary>
internal static class Submitting
{
    /// <summary>What tells whether the national sum has a report: the admissions of its quarter.</summary>
    private static readonly FigureKey Told = FigureKey.All[FigureKey.StockGroups * FigureKey.GroupSize];

    /// <summary>Submits to the product; over when all of them are in the national sum.</summary>
    public static async Task<Timing> ToProductAsync(
        Bench bench,
        int count,
        int clients,
        CancellationToken cancellationToken
    )
    {
        var first = bench.Further;
        bench.Further += count;
        var sums = SumsBeyond(bench);
        var timing = await bench.Load.DoAsync(
            bench.Nation,
            new SubmitJob
            {
                Whom = Asked.Product,
                Where = bench.Product.Address.ToString(),
                Clients = clients,
                First = first,
                Count = count,
            },
            cancellationToken
        );
        var began = Stopwatch.GetTimestamp();
        foreach (var (question, sum) in sums)
        {
            while (await bench.Product.AnswerAsync(question, cancellationToken) != sum)
            {
                await Task.Delay(1, cancellationToken);
            }
        }

        return timing with
        {
            Seconds = timing.Seconds + Stopwatch.GetElapsedTime(began).TotalSeconds,
        };
    }

    /// <summary>One report after the other, each seen in the nation's sum before the next.</summary>
    public static Task<Timing> OneByOneAsync(Bench bench, int count, CancellationToken cancellationToken)
    {
        var address = bench.Product.Address.ToString();
        var job = new FreshJob
        {
            Where = address,
            Seen = address,
            First = bench.Further,
            Count = count,
        };
        bench.Further += count;
        return bench.Load.DoAsync(bench.Nation, job, cancellationToken);
    }

    /// <summary>The same reports to the roll-up that triggers keep: in its sums when they are committed.</summary>
    public static Task<Timing> ToRollupAsync(
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

    /// <summary>Questions whose answers have changed by what was submitted beyond the workload.</summary>
    public static IEnumerable<Question> Questions(Bench bench)
    {
        var quarters = Deeds.Further(bench.Nation, 0, bench.Further).Select(report => report.Quarter).Distinct();
        foreach (var quarter in quarters)
        {
            for (var province = 0; province <= bench.Nation.Provinces; province++)
            {
                foreach (var key in FigureKey.All)
                {
                    yield return new(province, key, key.IsStock ? quarter.Last : quarter.First, quarter.Last);
                }
            }
        }
    }

    /// <summary>What the nation's sums of quarters beyond the workload have to be.</summary>
    private static List<(Question Question, long Sum)> SumsBeyond(Bench bench) =>
        [
            .. Deeds
                .Further(bench.Nation, 0, bench.Further)
                .GroupBy(report => report.Quarter)
                .Select(quarter =>
                    (
                        new Question(0, Told, quarter.Key.First, quarter.Key.Last),
                        quarter.Sum(report => (long)report.Values[Told.Index])
                    )
                ),
        ];
}
