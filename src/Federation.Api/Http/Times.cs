using Federation.Api.Problems;
using Federation.Core.Input;
using Federation.Core.Time;

namespace Federation.Api.Http;

/// <summary>Reads days and periods of questions, from the first day that is taken to the last.</summary>
internal static class Times
{
    public static DateOnly? Day(FaultList faults, QueryParameter parameter, string text)
    {
        if (!PeriodNames.TryDay(text, out var day))
        {
            faults.Add(parameter.Name, QueryMessages.NotADate(text));
            return null;
        }

        return IsTaken(faults, parameter, day) ? day : null;
    }

    public static Period? Period(FaultList faults, QueryParameter parameter, string text)
    {
        if (!PeriodNames.TryParse(text, out var period))
        {
            faults.Add(parameter.Name, QueryMessages.NotAPeriod(text));
            return null;
        }

        return IsTaken(faults, parameter, period.From) && IsTaken(faults, parameter, period.To) ? period : null;
    }

    /// <summary>A day alone, or a named period for its first or last day.</summary>
    public static Period? DayOrPeriod(FaultList faults, QueryParameter parameter, string text)
    {
        var period = PeriodNames.TryDay(text, out var day) ? new Period(day, day) : default(Period?);
        period ??= PeriodNames.TryParse(text, out var named) ? named : null;
        if (period is not { } found)
        {
            faults.Add(parameter.Name, QueryMessages.NotADateOrPeriod(text));
            return null;
        }

        return IsTaken(faults, parameter, found.From) && IsTaken(faults, parameter, found.To) ? found : null;
    }

    private static bool IsTaken(FaultList faults, QueryParameter parameter, DateOnly day)
    {
        if (day >= InputLimits.FirstDay && day <= InputLimits.LastDay)
        {
            return true;
        }

        faults.Add(parameter.Name, QueryMessages.OutsideDays(day));
        return false;
    }
}
