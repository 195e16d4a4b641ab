using System.Collections.Concurrent;
using Federation.Fuzzing.Oracle;

namespace Federation.Fuzzing;

/// <summary>What came of the requests, counted. Safe to use from many threads.</summary>
internal sealed class FuzzTally
{
    private const int FaultsMax = 20;

    private static readonly string[] Columns = ["2xx", "304", "4xx", "not HTTP", "503", "5xx", "dropped"];

    private readonly ConcurrentDictionary<(string Kind, string Answer), long> counts = new();
    private readonly ConcurrentDictionary<string, (TimeSpan Sum, TimeSpan Longest)> times = new();
    private readonly ConcurrentDictionary<string, Fault> faults = new();

    public bool IsFull => faults.Count >= FaultsMax;

    public IReadOnlyCollection<Fault> Faults => [.. faults.Values];

    public void Count(string kind, string answer, TimeSpan time)
    {
        counts.AddOrUpdate((kind, answer), 1, (_, known) => known + 1);
        times.AddOrUpdate(kind, (time, time), (_, known) => (known.Sum + time, Max(known.Longest, time)));
    }

    /// <summary>Takes a fault; false where there has been the same before.</summary>
    public bool Add(Fault fault) => faults.TryAdd($"{fault.What} {fault.Request?.Kind} {fault.Detail}", fault);

    /// <summary>So many of all answers were 503.</summary>
    public double BusyShare => (double)Sum(c => c.Answer == "503") / Math.Max(1, Total);

    private long Total => counts.Values.Sum();

    public string ToTable()
    {
        string[] lines =
        [
            $"| request | all | {string.Join(" | ", Columns)} | mean ms | longest ms |",
            $"|---|--:|{string.Concat(Columns.Select(_ => "--:|"))}--:|--:|",
            .. counts.Keys.Select(key => key.Kind).Distinct().Order(StringComparer.Ordinal).Select(KindLine),
            $"| all | {Total:# ##0} | {string.Join(" | ", Columns.Select(answer => $"{Sum(c => c.Answer == answer):# ##0}"))} | | |",
        ];
        return string.Join('\n', lines);
    }

    private string KindLine(string kind)
    {
        var answers = Columns.Select(answer => $"{counts.GetValueOrDefault((kind, answer)):# ##0}");
        var (all, (sum, longest)) = (Sum(c => c.Kind == kind), times[kind]);
        return $"| {kind} | {all:# ##0} | {string.Join(" | ", answers)} | {sum.TotalMilliseconds / all:0.0} | "
            + $"{longest.TotalMilliseconds:0} |";
    }

    private long Sum(Func<(string Kind, string Answer), bool> which) =>
        counts.Where(count => which(count.Key)).Sum(count => count.Value);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
