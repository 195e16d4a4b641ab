using System.Diagnostics;
using Federation.Benchmarks.Statistics;

namespace Federation.Benchmarks.Loading;

/// <summary>Clients at work, each a thread with a connection of its own that waits for every answer.</summary>
internal static class Crew
{
    /// <summary>For so long; what is begun before the end counts.</summary>
    public static Timing For(Func<IClient> hire, int clients, double warming, double seconds)
    {
        var from = Stopwatch.GetTimestamp() + Ticks(warming);
        var until = from + Ticks(seconds);
        var next = 0;
        return Run(
            hire,
            clients,
            () => Stopwatch.GetTimestamp() < until ? Interlocked.Increment(ref next) & int.MaxValue : null,
            began => began >= from
        );
    }

    /// <summary>So many deeds, each once.</summary>
    public static Timing Each(Func<IClient> hire, int clients, int count)
    {
        var next = -1;
        return Run(
            hire,
            Math.Min(clients, Math.Max(1, count)),
            () => Interlocked.Increment(ref next) is var number && number < count ? number : null,
            _ => true
        );
    }

    private static long Ticks(double seconds) => (long)(seconds * Stopwatch.Frequency);

    private static Timing Run(Func<IClient> hire, int count, Func<int?> next, Func<long, bool> counts)
    {
        var clients = Enumerable.Range(0, count).Select(_ => hire()).ToArray();
        try
        {
            var took = clients.Select(_ => new List<(long Began, long Ended, int Bytes)>()).ToArray();
            Exception? failure = null;
            var threads = clients
                .Select(
                    (client, index) =>
                        new Thread(() =>
                        {
                            try
                            {
                                Work(client, took[index], next, () => Volatile.Read(ref failure) is not null);
                            }
                            catch (Exception fault)
                            {
                                Interlocked.CompareExchange(ref failure, fault, null);
                            }
                        })
                )
                .ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            return failure is null
                ? Sum([.. took.SelectMany(one => one).Where(one => counts(one.Began))])
                : throw new InvalidOperationException(failure.Message, failure);
        }
        finally
        {
            Array.ForEach(clients, client => client.Dispose());
        }
    }

    private static void Work(
        IClient client,
        List<(long Began, long Ended, int Bytes)> took,
        Func<int?> next,
        Func<bool> isOver
    )
    {
        while (!isOver() && next() is { } number)
        {
            var began = Stopwatch.GetTimestamp();
            var bytes = client.Do(number);
            took.Add((began, Stopwatch.GetTimestamp(), bytes));
        }
    }

    private static Timing Sum(IReadOnlyCollection<(long Began, long Ended, int Bytes)> took)
    {
        if (took.Count == 0)
        {
            return new(0, 0, 0, 0, 0);
        }

        var seconds = (double)(took.Max(one => one.Ended) - took.Min(one => one.Began)) / Stopwatch.Frequency;
        var micros = new Sample(took.Select(one => (one.Ended - one.Began) * 1e6 / Stopwatch.Frequency));
        return new(took.Count, seconds, micros.Median, micros.At(0.99), took.Average(one => one.Bytes));
    }
}
