using System.Diagnostics;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Sides;
using Federation.Benchmarks.Statistics;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Parts;

/// <summary>One of those who take turns, and what its processes spend.</summary>
internal sealed class ClusterSide(
    string name,
    Bench bench,
    Nation nation,
    IServedSide side,
    Func<IEnumerable<int>> processes
)
{
    private const int Connections = 16;

    private readonly Dictionary<string, List<double>> spent = [];

    public string Name => name;

    public IEnumerable<int> Processes => processes();

    /// <summary>Who tells it.</summary>
    public Submitting Submitting { get; } = new(bench.Load, nation, side);

    /// <summary>Has its nodes asked for a while, each over as many connections.</summary>
    public Task<Timing> AskAsync(What what, CancellationToken cancellationToken) =>
        SpendingAsync(
            $"{what}",
            () =>
                bench.Load.DoAsync(
                    nation,
                    new AskJob
                    {
                        Whom = Asked.Product,
                        Where = side.Where,
                        What = what,
                        Clients = Connections,
                        Seconds = bench.Options.Seconds,
                        // What its processes spend is spent for what counts, and nothing besides.
                        Warming = 0,
                    },
                    cancellationToken
                )
        );

    /// <summary>Submits reports, until they are in the nation's sum.</summary>
    public Task<Timing> SubmitAsync(int count, CancellationToken cancellationToken) =>
        SpendingAsync(nameof(SubmitAsync), () => Submitting.SubmitAsync(count, cancellationToken));

    /// <summary>Processor time of all of its processes for one question: microseconds.</summary>
    public double SpentAsking(What what) => Median($"{what}");

    /// <summary>Processor time of all of its processes for one report: microseconds.</summary>
    public double SpentSubmitting => Median(nameof(SubmitAsync));

    /// <summary>The first round is for nothing.</summary>
    private double Median(string kind) => new Sample(spent[kind].Skip(1)).Median;

    private async Task<Timing> SpendingAsync(string kind, Func<Task<Timing>> work)
    {
        var before = Spent();
        var timing = await work();
        if (!spent.TryGetValue(kind, out var each))
        {
            spent[kind] = each = [];
        }

        each.Add((Spent() - before).TotalMicroseconds / timing.Count);
        return timing;
    }

    private TimeSpan Spent() =>
        Processes
            .Select(id =>
            {
                using var process = Process.GetProcessById(id);
                return process.TotalProcessorTime;
            })
            .Aggregate(TimeSpan.Zero, (sum, one) => sum + one);
}
