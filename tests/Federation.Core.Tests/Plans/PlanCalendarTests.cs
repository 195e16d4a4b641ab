using Federation.Core.Plans;
using Federation.Core.Tests.Rules;
using Federation.Core.Time;

namespace Federation.Core.Tests.Plans;

/// <summary>When plans ask for what.</summary>
public sealed class PlanCalendarTests
{
    [Theory]
    [InlineData(PlanPeriod.Month, "2018-11-26", "2018-M11", "2018-M10")]
    [InlineData(PlanPeriod.Month, "2020-02-29", "2020-M02", "2020-M01")]
    [InlineData(PlanPeriod.Quarter, "2018-11-26", "2018-Q4", "2018-Q3")]
    [InlineData(PlanPeriod.Quarter, "2018-03-31", "2018-Q1", "2017-Q4")]
    [InlineData(PlanPeriod.Half, "2018-07-01", "2018-H2", "2018-H1")]
    [InlineData(PlanPeriod.Year, "2018-01-01", "2018", "2017")]
    [InlineData(PlanPeriod.Year, "2018-12-31", "2018", "2017")]
    public void The_period_of_a_day_and_the_one_before(PlanPeriod every, string day, string current, string ended)
    {
        var plan = Plan(every, 10);
        Assert.Equal(current, PeriodNames.NameOf(PlanCalendar.PeriodOf(plan, Written.Day(day))));
        Assert.Equal(ended, PeriodNames.NameOf(PlanCalendar.LastEnded(plan, Written.Day(day))!.Value));
        Assert.True(PlanCalendar.IsPeriodOf(plan, Written.Time(current).Period));
    }

    [Theory]
    [InlineData(PlanPeriod.Quarter, "2018")]
    [InlineData(PlanPeriod.Quarter, "2018-9M")]
    [InlineData(PlanPeriod.Year, "2018-Q4")]
    [InlineData(PlanPeriod.Month, "2018-10-02/2018-10-31")]
    public void A_period_that_is_not_the_plans(PlanPeriod every, string period) =>
        Assert.False(PlanCalendar.IsPeriodOf(Plan(every, 10), Written.Time(period).Period));

    [Fact]
    public void Late_begins_the_day_after_the_due_day()
    {
        var (plan, period) = (Plan(PlanPeriod.Quarter, 10), Written.Time("2018-Q3").Period);
        Assert.Equal(Written.Day("2018-10-10"), PlanCalendar.DueOn(plan, period));
        Assert.False(PlanCalendar.IsLate(plan, period, Written.Day("2018-10-10")));
        Assert.True(PlanCalendar.IsLate(plan, period, Written.Day("2018-10-11")));
    }

    [Theory]
    [InlineData("2018-03-31", "2018-10-01", "2018-Q1 2018-Q2 2018-Q3")]
    [InlineData("2018-04-01", "2018-09-30", "2018-Q2")]
    [InlineData("2018-04-01", "2018-04-01", "")]
    public void Periods_that_have_ended(string since, string today, string expected)
    {
        var ended = PlanCalendar.Ended(Plan(PlanPeriod.Quarter, 10), Written.Day(since), Written.Day(today));
        Assert.Equal(expected, string.Join(' ', ended.Select(PeriodNames.NameOf)));
    }

    [Fact]
    public void The_ends_of_the_calendar_do_no_harm()
    {
        var plan = Plan(PlanPeriod.Year, 40);
        Assert.Null(PlanCalendar.LastEnded(plan, DateOnly.MinValue));
        Assert.Equal(DateOnly.MaxValue, PlanCalendar.DueOn(plan, PlanCalendar.PeriodOf(plan, DateOnly.MaxValue)));
        Assert.Single(PlanCalendar.Ended(plan, new(9998, 1, 1), DateOnly.MaxValue));
    }

    private static ReportingPlan Plan(PlanPeriod every, int dueDays) =>
        new("plan", "superior", every, dueDays, ["party-members"], new("kế hoạch", "plan"));
}
