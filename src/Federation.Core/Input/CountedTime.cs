using Federation.Core.Reports;

namespace Federation.Core.Input;

/// <summary>When a figure counts, from when its text says it was.</summary>
internal static class CountedTime
{
    /// <summary>
    /// A date counts at the last day on which it may have been; a period ends there. Neither reaches past the
    /// text's publication, since nobody tells what has not happened, unless the figure is a projection. Null with a
    /// fault where the time begins after the publication, before the days that are taken, or ends after today.
    /// </summary>
    /// <param name="context">What readers need.</param>
    /// <param name="at">Where the time stands.</param>
    /// <param name="stated">The time as written.</param>
    /// <param name="precision">How exactly its date, or a period's last day, is known.</param>
    /// <param name="status">How firm the figure is.</param>
    /// <param name="source">
    /// The source; null where it has faults of its own, and then only the first day is checked.
    /// </param>
    public static FigureTime? Of(
        InputContext context,
        PlacedValue at,
        FigureTime stated,
        DatePrecision precision,
        FigureStatus status,
        Source? source
    )
    {
        var possible = precision.DaysOf(stated.Day);
        var first = stated.IsDate ? possible.From : stated.Period.From;
        if (source is null)
        {
            return context.IsDayTaken(at, first, DateOnly.MaxValue) ? stated : null;
        }

        var last = status == FigureStatus.Projected ? possible.To : source.NotAfterPublication(possible.To);
        if (last < first)
        {
            context.Faults.Add(at, InputMessages.AfterPublication(first, last));
            return null;
        }

        var counted = stated.IsDate ? FigureTime.AsOf(last) : FigureTime.Over(new(first, last));
        return TimeFields.IsKnowable(context, at, counted.Period.From) && TimeFields.IsKnowable(context, at, last)
            ? counted
            : null;
    }
}
