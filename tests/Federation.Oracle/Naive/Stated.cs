using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Oracle.Naive;

/// <summary>An observation with its report, in report order: "(report's as-of date or period end, source's publication
/// date, key, revision)", where what is told before a period has ended is known on the day that it is told.</summary>
internal sealed record Stated(Observation Observation, int Index, Report Report) : IComparable<Stated>
{
    public Period Period => Observation.Time.Period;

    public DateOnly Day => Observation.Time.Period.To;

    public Amount Amount => Amount.Of(Observation);

    private (DateOnly Known, DateOnly Published) Told
    {
        get
        {
            var published = Report.Source.PublishedOn;
            var known = published < Report.Time.Day ? published.Value : Report.Time.Day;
            return (known, published ?? DateOnly.MinValue);
        }
    }

    public int CompareTo(Stated? other)
    {
        var byTime = Told.CompareTo(other!.Told);
        var byKey = byTime != 0 ? byTime : string.CompareOrdinal(Report.Key, other.Report.Key);
        return byKey != 0 ? byKey : Report.Revision.CompareTo(other.Report.Revision);
    }
}
