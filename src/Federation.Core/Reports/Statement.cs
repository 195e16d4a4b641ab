using Federation.Core.Quantities;
using Federation.Core.Time;

namespace Federation.Core.Reports;

/// <summary>
/// An observation as it is kept under its key and scope: compact, with its report at hand. There are millions of them,
/// and nearly all are exact whole numbers: these are kept in eight bytes, the rest beside.
/// </summary>
public readonly record struct Statement
{
    private readonly long whole;
    private readonly object? other;

    /// <summary>Makes a statement.</summary>
    /// <param name="period">The period, or the day alone.</param>
    /// <param name="quantity">How much.</param>
    /// <param name="marks">Its marks.</param>
    /// <param name="index">Its place in the report, from 0.</param>
    /// <param name="report">The report that states it.</param>
    public Statement(Period period, Quantity quantity, StatementMarks marks, int index, StatedReport report)
    {
        Period = period;
        Marks = marks;
        Index = index;
        Report = report;
        var isWhole = quantity.IsExact && quantity.Low == decimal.Truncate(quantity.Low);
        whole = isWhole ? decimal.ToInt64(quantity.Low) : 0;
        other = isWhole ? null : quantity;
    }

    /// <summary>The period, or the day alone.</summary>
    public Period Period { get; }

    /// <summary>The exact whole number that is stated; null where it is none.</summary>
    public long? Whole => other is null ? whole : null;

    /// <summary>How much.</summary>
    public Quantity Quantity => other is Quantity quantity ? quantity : Quantity.Exact(whole);

    /// <summary>Its marks.</summary>
    public StatementMarks Marks { get; }

    /// <summary>Its place in the report, from 0.</summary>
    public int Index { get; }

    /// <summary>The report that states it.</summary>
    public StatedReport Report { get; }

    /// <summary>The date of a stock, the last day of a flow.</summary>
    public DateOnly Day => Period.To;

    /// <summary>This figure as the one term of a sum.</summary>
    public Tally ToTally() =>
        Tally.Of(Quantity) with
        {
            Estimated = Marks.HasFlag(StatementMarks.Estimated) ? 1 : 0,
            Projected = Marks.HasFlag(StatementMarks.Projected) ? 1 : 0,
            Derived = Marks.HasFlag(StatementMarks.Derived) ? 1 : 0,
            Inferred = Marks.HasFlag(StatementMarks.Inferred) ? 1 : 0,
        };

    /// <summary>The marks of an observation.</summary>
    public static StatementMarks MarksOf(Observation o) =>
        (o.Status == FigureStatus.Estimated ? StatementMarks.Estimated : StatementMarks.None)
        | (o.Status == FigureStatus.Projected ? StatementMarks.Projected : StatementMarks.None)
        | (o.Derived ? StatementMarks.Derived : StatementMarks.None)
        | (o.Inferred ? StatementMarks.Inferred : StatementMarks.None);
}
