using System.Diagnostics;
using System.Globalization;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Sides;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Parts;

/// <summary>Tells the product a nation, and then reports beyond the workload, each once.</summary>
/// <param name="load">Who tells it.</param>
/// <param name="nation">What.</param>
/// <param name="side">Whom.</param>
internal sealed class Submitting(LoadProcess load, Nation nation, IServedSide side)
{
    public const int Clients = 64;

    /// <summary>What tells whether the national sum has a report: the admissions of its quarter.</summary>
    private static readonly FigureKey Sign = FigureKey.All[FigureKey.StockGroups * FigureKey.GroupSize];

    private readonly List<(int First, int Count)> told = [];
    private int turn;

    /// <summary>How many reports beyond the workload have been submitted.</summary>
    public int Further { get; private set; }

    /// <summary>Tells the whole workload.</summary>
    /// <returns>How long the reports alone took.</returns>
    public async Task<Timing> LoadAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var reports = new List<Timing>();
        for (var phase = 0; phase < Deeds.Phases; phase++)
        {
            var timing = await load.DoAsync(nation, Job() with { Phase = phase }, cancellationToken);
            say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"phase {phase + 1} of {Deeds.Phases}: {timing.Count} in {timing.Seconds:0.0} s"
                )
            );
            if (timing.Count == nation.Units && phase > Deeds.LastEstablishing)
            {
                reports.Add(timing);
            }
        }

        return new(
            reports.Sum(timing => timing.Count),
            reports.Sum(timing => timing.Seconds),
            reports.Average(timing => timing.P50),
            reports.Max(timing => timing.P99),
            reports.Average(timing => timing.Bytes)
        );
    }

    /// <summary>Submits; over when all of them are in the national sum.</summary>
    public Task<Timing> SubmitAsync(int count, CancellationToken cancellationToken)
    {
        var first = Further;
        Further += count;
        return TellAsync(first, count, cancellationToken);
    }

    /// <summary>The same for the next quarter of those who have just reported.</summary>
    public Task<Timing> SubmitAgainAsync(int count, CancellationToken cancellationToken) =>
        TellAsync(Deeds.AQuarterLater(nation, Further - count), count, cancellationToken);

    private async Task<Timing> TellAsync(int first, int count, CancellationToken cancellationToken)
    {
        told.Add((first, count));
        var sums = SumsBeyond();
        var timing = await load.DoAsync(nation, Job() with { First = first, Count = count }, cancellationToken);
        var began = Stopwatch.GetTimestamp();
        foreach (var (question, sum) in sums)
        {
            while (await side.AnswerAsync(question, cancellationToken) != sum)
            {
                await Task.Delay(1, cancellationToken);
            }
        }

        return timing with
        {
            Seconds = timing.Seconds + Stopwatch.GetElapsedTime(began).TotalSeconds,
        };
    }

    /// <summary>
    /// One report after the other, each seen in the nation's sum before the next: told to one of its programs, seen at
    /// the next, and with each call to others.
    /// </summary>
    public Task<Timing> OneByOneAsync(int count, CancellationToken cancellationToken)
    {
        var programs = side.Where.Split(' ');
        var job = new FreshJob
        {
            Where = programs[turn % programs.Length],
            Seen = programs[(turn + 1) % programs.Length],
            First = Further,
            Count = count,
        };
        turn++;
        told.Add((Further, count));
        Further += count;
        return load.DoAsync(nation, job, cancellationToken);
    }

    /// <summary>Questions whose answers have changed by what was submitted beyond the workload.</summary>
    public IEnumerable<Question> Questions()
    {
        var quarters = Beyond().Select(report => report.Quarter).Distinct();
        foreach (var quarter in quarters)
        {
            for (var province = 0; province <= nation.Provinces; province++)
            {
                foreach (var key in FigureKey.All)
                {
                    yield return new(province, key, key.IsStock ? quarter.Last : quarter.First, quarter.Last);
                }
            }
        }
    }

    /// <summary>What has been submitted beyond the workload.</summary>
    private IEnumerable<UnitReport> Beyond() => told.SelectMany(t => Deeds.Further(nation, t.First, t.Count));

    private SubmitJob Job() =>
        new()
        {
            Whom = Asked.Product,
            Where = side.Where,
            Clients = Clients,
        };

    /// <summary>What the nation's sums of quarters beyond the workload have to be.</summary>
    private List<(Question Question, long Sum)> SumsBeyond() =>
        [
            .. Beyond()
                .GroupBy(report => report.Quarter)
                .Select(quarter =>
                    (
                        new Question(0, Sign, quarter.Key.First, quarter.Key.Last),
                        quarter.Sum(report => (long)report.Values[Sign.Index])
                    )
                ),
        ];
}
