using System.Diagnostics;
using System.Text.Json;
using Federation.Benchmarks.Statistics;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Loading;

/// <summary>From a report's receipt until the nation's sum has it, as somebody sees it who asks all the time.</summary>
internal static class Freshness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What shows that a report has come: a total of its that is not 0; null where it has none.</summary>
    public static Question? Sign(UnitReport report) =>
        FigureKey.All.FirstOrDefault(key => key is { IsStock: false, Breakdown: null } && report.Values[key.Index] > 0)
            is { } key
            ? new(0, key, report.Quarter.First, report.Quarter.Last)
            : null;

    public static Timing Run(Nation nation, FreshJob job)
    {
        var server = new Uri(job.Where);
        var seen = new Uri(job.Seen);
        using var writer = new HttpConnection(server);
        using var reader = new HttpConnection(seen);
        var took = new List<double>();
        var began = Stopwatch.GetTimestamp();
        foreach (var report in Deeds.Further(nation, job.First, job.Count))
        {
            var sign = Sign(report) ?? throw new InvalidOperationException($"Nothing shows that {report} has come");
            var ask = HttpConnection.Get(seen, Bodies.FigurePath(nation, sign));
            var expected = (Ask(reader, ask) ?? 0) + report.Values[sign.Key.Index];
            var deed = Deeds.Reported(nation, report);
            var status = writer.Exchange(HttpConnection.Post(server, deed.Path, deed.Body));
            if (status != 201)
            {
                throw new InvalidOperationException($"{status} for {deed.Path}");
            }

            var accepted = Stopwatch.GetTimestamp();
            while (Ask(reader, ask) != expected)
            {
                if (Stopwatch.GetElapsedTime(accepted) > Patience)
                {
                    throw new InvalidOperationException($"{deed.Path} is not in the nation's sum after {Patience}");
                }
            }

            took.Add(Stopwatch.GetElapsedTime(accepted).TotalMicroseconds);
        }

        var sample = new Sample(took);
        return new(took.Count, Stopwatch.GetElapsedTime(began).TotalSeconds, sample.Median, sample.At(0.99), 0);
    }

    private static long? Ask(HttpConnection connection, byte[] request)
    {
        connection.Exchange(request);
        using var figure = JsonDocument.Parse(connection.Body);
        return figure.RootElement.GetProperty("value") is { ValueKind: JsonValueKind.Number } value
            ? value.GetInt64()
            : null;
    }
}
