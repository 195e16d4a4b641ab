using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Core.Plans;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Engine.Queries;

namespace Federation.Dashboard.Reading;

/// <summary>What a form is made from, before anything is typed into it.</summary>
internal sealed record SubmitFrame
{
    /// <summary>Whose report.</summary>
    public required CommitteeId Committee { get; init; }

    /// <summary>The plan; null where a report is corrected that no plan asks for.</summary>
    public required ReportingPlan? Plan { get; init; }

    /// <summary>The period of the plan.</summary>
    public required Period? Period { get; init; }

    /// <summary>The report that is corrected; null for a new one.</summary>
    public required ReportDetail? Corrects { get; init; }

    /// <summary>What the committee's standing reports state, in report order.</summary>
    public required IReadOnlyList<(StatedHere Stated, Source Source)> Stated { get; init; }

    /// <summary>The reports that there are.</summary>
    public required IReadOnlyList<ReportEntry> Reports { get; init; }

    /// <summary>The last day of the period, but not after today.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The revision that the form makes.</summary>
    public int Revision =>
        Corrects is null ? 1 : Reports.Where(IsCorrected).Max(entry => entry.Report.Head.Revision) + 1;

    /// <summary>What the corrected report states itself.</summary>
    public ImmutableArray<Observation> Observations =>
        Corrects is null ? [] : Corrects.Content.Observations.RemoveAll(one => one.Derived);

    /// <summary>What the committee stated last of a row before its time, elsewhere than in the report itself.</summary>
    public LastFigure? LastOf(SubmitRow row)
    {
        var day = row.Time?.Day ?? (row.Indicator.TakesPeriod ? Period?.To ?? Day : Day);
        var (last, source) = Stated
            .Where(one => one.Stated.Key == row.Key && one.Stated.Time.Day < day && !IsOwn(one.Stated))
            .OrderBy(one => one.Stated.Time.Day)
            .ThenBy(one => one.Stated.Order)
            .LastOrDefault();
        return last is null ? null : new(last.Quantity, last.Time, last.Report, source.Title ?? source.Document);
    }

    private bool IsOwn(StatedHere stated) => Corrects is not null && stated.Report == Corrects.Content.Key;

    private bool IsCorrected(ReportEntry entry) => entry.Report.Head.Key == Corrects!.Content.Key;
}
