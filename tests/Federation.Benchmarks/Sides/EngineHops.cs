using System.Diagnostics;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Statistics;
using Federation.Benchmarks.Workload;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Engine.Embedded;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Federation.Storage.Sqlite;

namespace Federation.Benchmarks.Sides;

/// <summary>
/// The engine of one process in this one, over SQLite, with a small nation: how long a report takes up to the nation,
/// and how long a message that says nothing takes from committee to committee.
/// </summary>
internal sealed class EngineHops : IAsyncDisposable
{
    /// <summary>Two zones of two provinces, as many grassroots organisations to each as in the whole nation.</summary>
    private const double Small = 0.005;

    private const int HistoryQuarters = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Nation nation;
    private readonly EmbeddedFederation engine;
    private int further;

    private EngineHops(Nation nation, EmbeddedFederation engine)
    {
        this.nation = nation;
        this.engine = engine;
    }

    /// <summary>Starts it, with some quarters of history.</summary>
    /// <param name="seed">Which nation.</param>
    /// <param name="folder">Its data folder.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<EngineHops> StartAsync(ulong seed, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var catalogue = ProductReaders.Catalogue();
        var nation = new Nation(seed, Small);
        var engine = new EmbeddedFederation(
            catalogue,
            SqliteFolder.Store(folder, TimeProvider.System),
            TimeProvider.System
        );
        await engine.StartAsync(cancellationToken);
        for (var phase = 0; phase <= Deeds.LastEstablishing; phase++)
        {
            foreach (var deed in Deeds.Of(nation, phase))
            {
                var committee = ProductReaders.Committee(deed.Body, catalogue);
                await engine.EstablishAsync(committee.Id, committee.Established, Actor.System, cancellationToken);
            }
        }

        var hops = new EngineHops(nation, engine);
        foreach (var quarter in Quarter.All.Take(HistoryQuarters))
        {
            await Parallel.ForEachAsync(
                nation.ReportsOf(quarter),
                cancellationToken,
                async (report, cancel) => await hops.SubmitAsync(report, cancel)
            );
        }

        await engine.SettleAsync(cancellationToken);
        return hops;
    }

    /// <summary>Reports, one after the other: from each receipt until the nation has it.</summary>
    public async Task<Timing> UpAsync(int count, CancellationToken cancellationToken)
    {
        var took = new List<double>();
        var began = Stopwatch.GetTimestamp();
        foreach (var report in Deeds.Further(nation, further, count))
        {
            var sign = Freshness.Sign(report) ?? throw new InvalidOperationException($"{report} says nothing");
            var expected = (await AskAsync(sign, cancellationToken) ?? 0) + report.Values[sign.Key.Index];
            await SubmitAsync(report, cancellationToken);
            var accepted = Stopwatch.GetTimestamp();
            while (await AskAsync(sign, cancellationToken) != expected)
            {
                if (Stopwatch.GetElapsedTime(accepted) > Patience)
                {
                    throw new InvalidOperationException($"{report} is not in the nation's sum after {Patience}");
                }

                await Task.Yield();
            }

            took.Add(Stopwatch.GetElapsedTime(accepted).TotalMicroseconds);
        }

        further += count;
        return Of(took, began);
    }

    /// <summary>Four turns of four committees, one after the other, in which nothing is done.</summary>
    public async Task<Timing> HopsAsync(int count, CancellationToken cancellationToken)
    {
        CommitteeId[] way =
        [
            CommitteeId.Parse(nation.UnitId(0)),
            CommitteeId.Parse(nation.ZoneId(0)),
            CommitteeId.Parse(Nation.ProvinceId(0)),
            CommitteeId.Parse(Nation.Root),
        ];
        var took = new List<double>();
        var began = Stopwatch.GetTimestamp();
        for (var number = 0; number < count; number++)
        {
            var first = Stopwatch.GetTimestamp();
            foreach (var committee in way)
            {
                await engine.Require(committee).RunAsync(_ => new ValueTask<int>(0), cancellationToken);
            }

            took.Add(Stopwatch.GetElapsedTime(first).TotalMicroseconds);
        }

        return Of(took, began);
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private static Timing Of(List<double> took, long began)
    {
        var sample = new Sample(took);
        return new(took.Count, Stopwatch.GetElapsedTime(began).TotalSeconds, sample.Median, sample.At(0.99), 0);
    }

    private async Task SubmitAsync(UnitReport report, CancellationToken cancellationToken)
    {
        var committee = engine.Committee(CommitteeId.Parse(nation.UnitId(report.Unit)));
        var read = ProductReaders.Report(Bodies.Reported(report), engine.Catalogue);
        await committee.SubmitAsync(read, Actor.System, dryRun: false, cancellationToken);
    }

    private async Task<long?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        var asked = new Core.Figures.Question(
            new(question.Key.Indicator, Breakdown.Total),
            FigureTime.Over(new Period(question.From, question.To))
        );
        var figure = await FanOut.AskAsync(engine, CommitteeId.Parse(Nation.Root), asked, cancellationToken);
        return (long?)figure.Answer.Value?.Low;
    }
}
