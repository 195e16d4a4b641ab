using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Series;
using Federation.Core.State;
using Federation.Core.Time;

namespace Federation.Core.Plans;

/// <summary>
/// Whether a committee has reported what a plan asks for. Depends on what the committee itself states, at either scope
/// and in any narrowing, and on today, which is passed in.
/// </summary>
/// <remarks>
/// <para>
/// A plan asks a committee of its level on the period's last day. It is judged from its establishment on where that is
/// dated, else only from the first period for which it has reported by the plan: nobody is late for a time before the
/// record.
/// </para>
/// <para>
/// An indicator is stated for a period where a report of just that period (or as of its last day) has a figure dated in
/// it or, for a stock, up to the due day; or, in whatever report, a stock or dated ratio stands at the period's last
/// day, a flow or ratio for the period or for the year up to its last day (nine months answer the third quarter), or
/// flows tile all of its days. Derived ratios are worked out and never missing.
/// </para>
/// </remarks>
public static class Completeness
{
    /// <summary>The plans that ask a committee of the level that it has on a day, in the catalogue's order.</summary>
    public static IEnumerable<ReportingPlan> PlansOn(CommitteeState state, DateOnly day)
    {
        var level = LevelOn(state, day);
        return level is null ? [] : state.Catalogue.Plans.Where(p => p.Level == level);
    }

    /// <summary>How the committee stands with one period of a plan.</summary>
    /// <param name="state">What the committee knows.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="period">One of the plan's periods.</param>
    /// <param name="today">The day on which it is judged.</param>
    /// <exception cref="ArgumentException">The plan has no such period.</exception>
    public static PlanStanding Judge(CommitteeState state, ReportingPlan plan, Period period, DateOnly today)
    {
        if (!PlanCalendar.IsPeriodOf(plan, period))
        {
            throw new ArgumentException($"Plan '{plan.Code}' has no period {period}", nameof(period));
        }

        var due = PlanCalendar.DueOn(plan, period);
        if (LevelOn(state, period.To) != plan.Level || !IsJudged(state, plan, period))
        {
            return new(plan, period, due, PlanStatus.NotOwed, [], IsOverdue: false);
        }

        var asked = Asked(state.Catalogue, plan);
        ImmutableArray<string> missing = [.. asked.Where(i => !IsStated(state, plan, i, period)).Select(i => i.Code)];
        var isLate = PlanCalendar.IsLate(plan, period, today);
        var status =
            missing.IsEmpty ? PlanStatus.Reported
            : missing.Length < asked.Length ? PlanStatus.Partly
            : isLate ? PlanStatus.Late
            : PlanStatus.Missing;
        return new(plan, period, due, status, missing, isLate && !missing.IsEmpty);
    }

    private static string? LevelOn(CommitteeState state, DateOnly day) =>
        state.History.Activity.Contains(day) ? state.History.AttributeOn(day, e => e.Level) : null;

    private static ImmutableArray<Indicator> Asked(Catalogue catalogue, ReportingPlan plan) =>
        [
            .. plan
                .Indicators.Select(catalogue.Find)
                .OfType<Indicator>()
                .Where(i => i.Kind != IndicatorKind.DerivedRatio),
        ];

    private static bool IsJudged(CommitteeState state, ReportingPlan plan, Period period) =>
        state.History.Activity.From != DateOnly.MinValue
        || FirstReported(state, plan) is { } first && first <= period.To;

    /// <summary>
    /// The last day of the first period for which any indicator of the plan is stated; null for none.
    /// </summary>
    private static DateOnly? FirstReported(CommitteeState state, ReportingPlan plan)
    {
        DateOnly? first = null;
        foreach (var indicator in Asked(state.Catalogue, plan))
        {
            var days = FiguresOf(state, indicator)
                .SelectMany(f => f.Own.Standing.Concat(f.Subtree.Standing))
                .SelectMany(CandidateDays);
            foreach (var period in days.Select(d => PlanCalendar.PeriodOf(plan, d)).Distinct())
            {
                if ((first is null || period.To < first) && IsStated(state, plan, indicator, period))
                {
                    first = period.To;
                }
            }
        }

        return first;
    }

    /// <summary>Days in the periods that a statement may answer: its own last day and that of its report.</summary>
    private static IEnumerable<DateOnly> CandidateDays(Statement statement) =>
        [statement.Day, statement.Report.Head.Time.Day];

    private static bool IsStated(CommitteeState state, ReportingPlan plan, Indicator indicator, Period period)
    {
        var due = PlanCalendar.DueOn(plan, period);
        foreach (var figures in FiguresOf(state, indicator))
        {
            foreach (var statement in figures.Own.Standing.Concat(figures.Subtree.Standing))
            {
                if (indicator.TakesPeriod ? AnswersFlow(statement, period) : AnswersStock(statement, period, due))
                {
                    return true;
                }
            }

            if (figures.Flow is { } flow && (Tiles(flow, Scope.Own, period) || Tiles(flow, Scope.Subtree, period)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnswersFlow(Statement statement, Period period) =>
        (
            statement.Day == period.To
            && statement.Period.From <= period.From
            && statement.Period.From.Year == period.From.Year
        ) || (IsReportOf(statement, period) && period.Contains(statement.Period));

    private static bool AnswersStock(Statement statement, Period period, DateOnly due) =>
        statement.Day == period.To
        || (IsReportOf(statement, period) && period.From <= statement.Day && statement.Day <= due);

    private static bool IsReportOf(Statement statement, Period period) =>
        statement.Report.Head.Time is var time && (time.IsDate ? time.Day == period.To : time.Period == period);

    private static bool Tiles(FlowState flow, Scope scope, Period period) =>
        flow.TilesFor(period, scope).Sum(t => t.Period.Days) == period.Days;

    /// <summary>What is known of an indicator, key by key.</summary>
    private static IEnumerable<KeyState> FiguresOf(CommitteeState state, Indicator indicator) =>
        state.Keys.Where(k => k.Key.Indicator == indicator.Code).Select(k => k.Value);
}
