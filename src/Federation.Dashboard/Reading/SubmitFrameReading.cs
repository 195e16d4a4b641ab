using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Core.Plans;
using Federation.Core.Time;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;
using Federation.Engine.Queries;

namespace Federation.Dashboard.Reading;

/// <summary>Reads what a form is made from: plan and period, or the report that is corrected.</summary>
internal static class SubmitFrameReading
{
    private static readonly QueryParameter PlanName = new("plan", "The code of the plan that is reported by.");

    private static readonly QueryParameter PlanPeriod = Parameters.PlanPeriod with { IsRequired = false };

    private static readonly QueryParameter Correct = new("correct", "The key of the report that is corrected.");

    /// <summary>The parameters of the page.</summary>
    public static QueryParameter[] Taken { get; } = [PlanName, PlanPeriod, Correct];

    /// <summary>The plans that ask a committee of the level of the page's.</summary>
    public static IReadOnlyList<ReportingPlan> PlansOf(PageCall call) =>
        [.. call.Catalogue.Plans.Where(plan => plan.Level == call.View.Head!.Profile.Level)];

    /// <summary>What the form is made from; null where nothing has been chosen.</summary>
    public static async ValueTask<SubmitFrame?> ReadAsync(PageCall call)
    {
        var query = call.Query;
        var (plan, period) = Chosen(call);
        var key = query.Text(Correct);
        query.Check();
        var corrects = key is null
            ? null
            : await ReportAnswers.DetailAsync(call.Federation, call.Committee, key, null, call.Aborted);
        if (corrects is { Content.Time: { IsDate: false } time })
        {
            plan = PlansOf(call).FirstOrDefault(one => PlanCalendar.IsPeriodOf(one, time.Period));
            period = plan is null ? null : time.Period;
        }

        if (corrects is null && (plan is null || period is null))
        {
            return null;
        }

        var committee = call.Federation.Committee(call.Committee);
        var stated = await StatedReading.ReadAsync(committee, _ => true, call.Aborted);
        var last = corrects?.Content.Time.Day ?? period!.Value.To;
        return new()
        {
            Committee = call.Committee,
            Plan = plan,
            Period = period,
            Corrects = corrects,
            Stated = [.. stated.Where(one => one.Stated.State == ReportState.Standing)],
            Reports = await committee.ReportsAsync(call.Aborted),
            Day = last < call.View.Today ? last : call.View.Today,
        };
    }

    private static (ReportingPlan? Plan, Period? Period) Chosen(PageCall call)
    {
        var query = call.Query;
        var code = query.Text(PlanName);
        var period = query.Period(PlanPeriod);
        var plans = PlansOf(call);
        var plan = plans.FirstOrDefault(one => one.Code == code);
        if (code is not null && plan is null)
        {
            var known = string.Join(", ", plans.Select(one => one.Code));
            query.Faults.Add(
                PlanName.Name,
                ("unknown-plan", SubmitWords.Both(nameof(Strings.SubmitUnknownPlan), code, known))
            );
        }

        if (plan is not null && period is { } asked && !PlanCalendar.IsPeriodOf(plan, asked))
        {
            // A yearly plan asked for a quarter, as when only one of two lists was changed: the year of that quarter.
            period = PlanCalendar.PeriodOf(plan, asked.To);
        }

        return (plan, plan is null ? null : period ?? PlanCalendar.LastEnded(plan, call.View.Today));
    }
}
