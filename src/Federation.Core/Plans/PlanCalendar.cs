using Federation.Core.Time;

namespace Federation.Core.Plans;

/// <summary>
/// When a plan asks for what. Its periods are the calendar's: months, quarters, half years or years, each due some days
/// after its last day. A plan has no first period; how far back is looked is the caller's decision.
/// </summary>
public static class PlanCalendar
{
    /// <summary>
    /// The plan's period that a day is in: on 26 November 2018, of a quarterly plan, the fourth quarter.
    /// </summary>
    public static Period PeriodOf(ReportingPlan plan, DateOnly day)
    {
        var months = MonthsOf(plan.Every);
        var first = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
        return new(first, EndOf(first, months));
    }

    /// <summary>The last period that has ended before a day; null before the calendar's second period.</summary>
    public static Period? LastEnded(ReportingPlan plan, DateOnly today)
    {
        var current = PeriodOf(plan, today);
        return current.From == DateOnly.MinValue ? null : PeriodOf(plan, current.From.AddDays(-1));
    }

    /// <summary>The last day on which a report for the period is in time.</summary>
    public static DateOnly DueOn(ReportingPlan plan, Period period) =>
        period.To.DayNumber > DateOnly.MaxValue.DayNumber - plan.DueDays
            ? DateOnly.MaxValue
            : period.To.AddDays(plan.DueDays);

    /// <summary>
    /// Whether a report for the period would be late: the day after it is due and every day from then on.
    /// </summary>
    public static bool IsLate(ReportingPlan plan, Period period, DateOnly today) => today > DueOn(plan, period);

    /// <summary>Whether a period is one of the plan's.</summary>
    public static bool IsPeriodOf(ReportingPlan plan, Period period) => PeriodOf(plan, period.To) == period;

    /// <summary>
    /// The periods that a report is owed for: those that ended on or after one day and before another, oldest first.
    /// Some of them may not be due yet.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="since">The first day on which a period may end.</param>
    /// <param name="today">The day before which it has ended.</param>
    public static IEnumerable<Period> Ended(ReportingPlan plan, DateOnly since, DateOnly today)
    {
        for (var period = PeriodOf(plan, since); period.To < today; period = PeriodOf(plan, period.To.AddDays(1)))
        {
            yield return period;
        }
    }

    private static int MonthsOf(PlanPeriod every) =>
        every switch
        {
            PlanPeriod.Month => 1,
            PlanPeriod.Quarter => 3,
            PlanPeriod.Half => 6,
            _ => 12,
        };

    private static DateOnly EndOf(DateOnly first, int months)
    {
        var month = first.Month + months - 1;
        return new(first.Year, month, DateTime.DaysInMonth(first.Year, month));
    }
}
