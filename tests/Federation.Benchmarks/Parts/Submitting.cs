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
        bench.Further += count;
        var began = Stopwatch.GetTimestamp();
        await UntilSummedAsync(bench, cancellationToken);
        return timing with { Seconds = timing.Seconds + Stopwatch.GetElapsedTime(began).TotalSeconds };
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

    /// <summary>Waits until the nation has all that was submitted beyond the workload.</summary>
    private static async Task UntilSummedAsync(Bench bench, CancellationToken cancellationToken)
    {
        var expected = Deeds
            .Further(bench.Nation, 0, bench.Further)
            .GroupBy(report => report.Quarter)
            .ToDictionary(quarter => quarter.Key, quarter => quarter.Sum(report => (long)report.Values[Told.Index]));
        foreach (var (quarter, sum) in expected)
        {
            var question = new Question(0, Told, quarter.First, quarter.Last);
            while (await bench.Product.AnswerAsync(question, cancellationToken) != sum)
            {
                await Task.Delay(1, cancellationToken);
            }
        }
    }
}
