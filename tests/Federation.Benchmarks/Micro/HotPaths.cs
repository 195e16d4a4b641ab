using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Federation.Benchmarks.Sides;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Core.Time;
using Federation.Engine.Codec;

namespace Federation.Benchmarks.Micro;

/// <summary>What every report, push and question goes through, alone, with what it allocates.</summary>
[MemoryDiagnoser]
[SuppressMessage("Performance", "CA1822", Justification = "A benchmark is a method of an instance.")]
public class HotPaths
{
    private const int Additions = 1000;

    private readonly MicroWorld world = new();
    private readonly Tally[] tallies;
    private readonly Question stock;
    private readonly Question year;
    private readonly byte[][] encoded;

    /// <summary>Makes everything ready.</summary>
    public HotPaths()
    {
        tallies = [.. Enumerable.Range(0, Additions).Select(value => Tally.Of(Quantity.Exact(value)))];
        stock = new(FigureKey.Total("party-members"), FigureTime.AsOf(new(2019, 2, 14)));
        year = new(FigureKey.Total("admissions"), FigureTime.Over(new Period(new(2018, 1, 1), new(2018, 12, 31))));
        encoded = [.. world.Summary.Keys.Select(key => SummaryCodec.Encode(key.Value))];
    }

    /// <summary>A thousand quantities are added.</summary>
    [Benchmark(OperationsPerInvoke = Additions)]
    public Tally Add()
    {
        var sum = Tally.Zero;
        foreach (var tally in tallies)
        {
            sum += tally;
        }

        return sum;
    }

    /// <summary>A zone is asked for a stock as of a day.</summary>
    [Benchmark]
    public Answer LookUpStock() => Asking.Answer(world.Zone, stock, Asking.Plan(world.Zone, stock), []);

    /// <summary>A zone is asked for a flow of a year.</summary>
    [Benchmark]
    public Answer LookUpYear() => Asking.Answer(world.Zone, year, Asking.Plan(world.Zone, year), []);

    /// <summary>A grassroots organisation takes a report of 48 figures in.</summary>
    [Benchmark]
    public StateChange AcceptReport() => world.Unit.Apply(world.NextReport);

    /// <summary>A zone takes in what a child then shows: 48 keys among those of 125 children.</summary>
    [Benchmark]
    public StateChange ApplyPush() => world.Zone.Receive(world.Unit.Id, null, world.NextKeys);

    /// <summary>A zone works out what it shows its province of 48 keys.</summary>
    [Benchmark]
    public int ShowUpper() => world.NextKeys.Count(key => world.Zone.KeyFor(world.Province, key.Key) is not null);

    /// <summary>A zone's 48 keys as bytes.</summary>
    [Benchmark]
    public int EncodeSummary() => world.Summary.Keys.Sum(key => SummaryCodec.Encode(key.Value).Length);

    /// <summary>And back.</summary>
    [Benchmark]
    public KeySummary? DecodeSummary()
    {
        KeySummary? last = null;
        foreach (var bytes in encoded)
        {
            last = SummaryCodec.DecodeKey(bytes);
        }

        return last;
    }

    /// <summary>A report as it is submitted is read and checked.</summary>
    [Benchmark]
    public Report ReadReport() => ProductReaders.Report(world.ReportBody, world.Catalogue);

    /// <summary>A report is written as the journal keeps it.</summary>
    [Benchmark]
    public byte[] WriteReport() => ReportWriter.Write(world.Report.Report);
}
