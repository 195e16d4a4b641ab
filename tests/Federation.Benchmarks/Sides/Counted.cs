using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace Federation.Benchmarks.Sides;

/// <summary>What the meters of other .NET processes count, from when it listens until it stops.</summary>
internal sealed class Counted : IDisposable
{
    private const string Source = "System.Diagnostics.Metrics";
    private const long Values = 2;

    /// <summary>Longer than it takes until a process has said what it counted last; it says so every second.</summary>
    private static readonly TimeSpan UntilSaid = TimeSpan.FromSeconds(2.5);

    private readonly Dictionary<(string Instrument, string Tags), double> sums = [];
    private readonly List<(EventPipeSession Session, Task Reading)> sessions = [];

    private Counted() { }

    /// <summary>Listens; what is counted from when this returns is heard.</summary>
    /// <param name="processes">To whom.</param>
    /// <param name="meters">To which meters of theirs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Counted> ListenAsync(
        IEnumerable<int> processes,
        IReadOnlyList<string> meters,
        CancellationToken cancellationToken
    )
    {
        var counted = new Counted();
        try
        {
            foreach (var process in processes)
            {
                await counted.ListenAsync(process, meters, cancellationToken);
            }

            // What was counted before a process listens is in nobody's sum.
            await Task.Delay(UntilSaid, cancellationToken);
            lock (counted.sums)
            {
                counted.sums.Clear();
            }

            return counted;
        }
        catch
        {
            counted.Dispose();
            throw;
        }
    }

    /// <summary>Hears what was counted last.</summary>
    /// <returns>By instrument and tags: what was added to a counter, how often a histogram was told.</returns>
    public async Task<IReadOnlyDictionary<(string Instrument, string Tags), double>> StopAsync(
        CancellationToken cancellationToken
    )
    {
        await Task.Delay(UntilSaid, cancellationToken);
        foreach (var (session, reading) in sessions)
        {
            await session.StopAsync(cancellationToken);
            await reading;
        }

        return sums;
    }

    public void Dispose() => sessions.ForEach(session => session.Session.Dispose());

    private async Task ListenAsync(int process, IReadOnlyList<string> meters, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, string>
        {
            ["SessionId"] = $"{process}",
            ["Metrics"] = string.Join(',', meters),
            ["RefreshInterval"] = "1",
            ["MaxTimeSeries"] = "1000",
            ["MaxHistograms"] = "100",
        };
        var session = await new DiagnosticsClient(process).StartEventPipeSessionAsync(
            [new EventPipeProvider(Source, EventLevel.Informational, Values, arguments)],
            requestRundown: false,
            token: cancellationToken
        );
        sessions.Add((session, Task.Run(() => Read(session.EventStream), cancellationToken)));
    }

    private void Read(Stream events)
    {
        using var source = new EventPipeEventSource(events);
        source.Dynamic.All += said =>
        {
            var told = said.EventName switch
            {
                "CounterRateValuePublished" => said.PayloadByName("rate"),
                "HistogramValuePublished" => said.PayloadByName("count"),
                _ => null,
            };
            if (told is not null)
            {
                var key = ((string)said.PayloadByName("instrumentName"), (string)said.PayloadByName("tags"));
                lock (sums)
                {
                    sums[key] = sums.GetValueOrDefault(key) + Number(told);
                }
            }
        };
        source.Process();
    }

    private static double Number(object told) =>
        told is string { Length: 0 } ? 0 : Convert.ToDouble(told, CultureInfo.InvariantCulture);
}
