using Federation.Benchmarks.Sides;
using Federation.Benchmarks.Workload;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Engine.Codec;

namespace Federation.Benchmarks.Micro;

/// <summary>
/// A zone's committee with its 125 grassroots organisations and six quarters of reports, as plain states.
/// </summary>
internal sealed class MicroWorld
{
    private const double OneZoneOfTwo = 0.005;
    private static readonly DateTimeOffset At = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Nation nation = new(7, OneZoneOfTwo);

    public MicroWorld()
    {
        Catalogue = ProductReaders.Catalogue();
        Zone = New(nation.ZoneId(0), Nation.ProvinceId(0), "superior");
        foreach (var number in Enumerable.Range(0, nation.Units).Where(unit => nation.BirthZone(unit) == 0))
        {
            var unit = New(nation.UnitId(number), nation.ZoneId(0), "grassroots-committee");
            foreach (var report in nation.Standing(number))
            {
                unit = Accept(unit, report).State;
            }

            Zone = Linked(Zone, unit);
            Unit = unit;
            Number = number;
        }

        Province = CommitteeId.Parse(Nation.ProvinceId(0));
        Summary = Zone.SummaryFor(Province);
        NextReport = Accepted(nation.Report(Number, new(Quarter.Count), 1));
        var next = Unit.Apply(NextReport);
        NextKeys = [.. next.Keys.Select(key => KeyValuePair.Create(key, next.State.KeyFor(Zone.Id, key)))];
        ReportBody = Bodies.Reported(nation.Report(Number, new(Quarter.Count), 1));
        Report = (ReportAccepted)NextReport.Fact;
    }

    public Catalogue Catalogue { get; }

    /// <summary>The zone's committee.</summary>
    public CommitteeState Zone { get; }

    /// <summary>What the zone shows its province.</summary>
    public Summary Summary { get; }

    public CommitteeId Province { get; }

    /// <summary>The last of the grassroots organisations.</summary>
    public CommitteeState Unit { get; } = null!;

    /// <summary>Its next report.</summary>
    public Recorded NextReport { get; }

    /// <summary>What it then shows the zone.</summary>
    public IReadOnlyList<KeyValuePair<Core.Indicators.FigureKey, KeySummary?>> NextKeys { get; }

    /// <summary>That report as it is submitted.</summary>
    public byte[] ReportBody { get; }

    public ReportAccepted Report { get; }

    private int Number { get; }

    private static CommitteeState Linked(CommitteeState upper, CommitteeState child)
    {
        var tree = child.TreeFor(upper.Id);
        var linked = new ChildLinked(child.Id, [new(DateOnly.MinValue, DateOnly.MaxValue)]);
        var known = upper.Apply(new(upper.Sequence + 1, At, "", linked)).State;
        var keys = child.SummaryFor(upper.Id).Keys.Select(key => KeyValuePair.Create(key.Key, (KeySummary?)key.Value));
        return known.Receive(child.Id, tree, [.. keys]).State;
    }

    private CommitteeState New(string id, string parent, string level)
    {
        var committee = ProductReaders.Committee(Bodies.Established(id, parent, level), Catalogue);
        return CommitteeState
            .New(committee.Id, Catalogue)
            .Apply(new(1, At, "", new EventRecorded(committee.Established)))
            .State;
    }

    private StateChange Accept(CommitteeState unit, UnitReport report) =>
        unit.Apply(Accepted(report) with { Sequence = unit.Sequence + 1 });

    private Recorded Accepted(UnitReport report)
    {
        var read = ProductReaders.Report(Bodies.Reported(report), Catalogue);
        return new(100, At, "", new ReportAccepted(read, FactCodec.HashOf(FactCodec.ContentOf(read))));
    }
}
