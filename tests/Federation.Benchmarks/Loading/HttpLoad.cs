using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Loading;

/// <summary>A whole phase of the workload, however large: some at a time are made ready, then written.</summary>
internal static class HttpLoad
{
    private const int AtOnce = 4096;

    public static Timing Run(string where, IEnumerable<Deed> deeds, int clients)
    {
        var timings = deeds
            .Chunk(AtOnce)
            .Select(some => Crew.Each(HttpClients.Writing(where, some), clients, some.Length))
            .ToList();
        var count = timings.Sum(timing => timing.Count);
        return count == 0
            ? new(0, 0, 0, 0, 0)
            : new(
                count,
                timings.Sum(timing => timing.Seconds),
                timings.Sum(timing => timing.P50 * timing.Count) / count,
                timings.Max(timing => timing.P99),
                timings.Sum(timing => timing.Bytes * timing.Count) / count
            );
    }
}
