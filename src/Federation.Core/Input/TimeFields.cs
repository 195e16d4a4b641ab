using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Core.Input;

/// <summary>Reads when: exactly one of the fields <c>asOf</c> and <c>period</c>.</summary>
internal static class TimeFields
{
    /// <summary>
    /// The time as written, null with a fault where there is none, both, or the one that does not fit the indicator's
    /// kind. <paramref name="at"/> is where it stands.
    /// </summary>
    public static FigureTime? Read(InputContext context, Fields fields, Indicator? indicator, out PlacedValue at)
    {
        var date = fields.Find("asOf");
        var period = fields.Find("period");
        at = period ?? date ?? fields.Value;
        if (date is null == period is null)
        {
            context.Faults.Add(fields.Value, InputMessages.OneTimeNeeded());
            return null;
        }

        if (indicator is not null && indicator.TakesPeriod != period is not null)
        {
            context.Faults.AddAtName(at, InputMessages.WrongTime(indicator));
            return null;
        }

        return period is not null
            ? context.Period(period) is { } over
                ? FigureTime.Over(over)
                : null
            : context.Faults.Day(date) is { } day
                ? FigureTime.AsOf(day)
                : null;
    }

    /// <summary>
    /// The time of a figure that is only named, and not stated: from the first day that is taken to the last.
    /// </summary>
    public static FigureTime? ReadNamed(InputContext context, Fields fields, Indicator? indicator)
    {
        var time = Read(context, fields, indicator, out var at);
        return time is { } named && IsNameable(context, at, named) ? named : null;
    }

    /// <summary>Whether a time that may lie ahead is among those that are taken; a fault if not.</summary>
    public static bool IsNameable(InputContext context, PlacedValue at, FigureTime time) =>
        context.IsDayTaken(at, time.Period.From, InputLimits.LastDay)
        && context.IsDayTaken(at, time.Day, InputLimits.LastDay);

    /// <summary>Whether a figure may be known of a day: not before 1930 and not after today; a fault if not.</summary>
    public static bool IsKnowable(InputContext context, PlacedValue at, DateOnly day) =>
        context.IsDayTaken(at, day, context.Today, InputMessages.DateAfterToday);
}
