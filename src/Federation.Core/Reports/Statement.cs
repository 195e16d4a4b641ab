using Federation.Core.Quantities;
using Federation.Core.Time;

namespace Federation.Core.Reports;

/// <summary>An observation as it is kept under its key and scope: compact, with its report at hand.</summary>
/// <param name="Period">The period, or the day alone.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Marks">Its marks.</param>
/// <param name="Index">Its place in the report.</param>
/// <param name="Report">The report that states it.</param>
public readonly record struct Statement(
    Period Period,
    Quantity Quantity,
    StatementMarks Marks,
    int Index,
    StatedReport Report
)
{
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
