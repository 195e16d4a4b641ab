using Federation.Api.Wire;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Plans;
using Federation.Core.State;
using Federation.Core.Time;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Resources;

/// <summary>
/// How one committee stands with the plans of a period: the core's judgement over the committee's own facts.
/// </summary>
internal static class FormCheck
{
    /// <summary>One item for each of the plans that asks a committee of its level on the period's last day.</summary>
    public static async ValueTask<IEnumerable<CompletenessItem>> ItemsAsync(
        IFederation federation,
        CommitteeId id,
        Period period,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var committee = federation.Committee(id);
        var profile = await committee.ProfileAsync(period.To, cancellationToken);
        var state = CommitteeState.New(id, federation.Catalogue);
        foreach (var happened in profile.Events)
        {
            state = With(state, new EventRecorded(happened), profile.FreshAt);
        }

        List<ReportingPlan> plans =
        [
            .. Completeness.PlansOn(state, period.To).Where(plan => PlanCalendar.IsPeriodOf(plan, period)),
        ];
        if (plans.Count > 0)
        {
            state = await WithReportsAsync(state, committee, cancellationToken);
        }

        return plans
            .Select(plan => Completeness.Judge(state, plan, period, today))
            .Select(standing => new CompletenessItem
            {
                Committee = id.ToString(),
                Names = profile.Names.ToWire(),
                Level = profile.Level,
                Plan = standing.Plan.Code,
                Status = standing.Status,
                Late = standing.IsOverdue,
                DueOn = standing.DueOn,
                Missing = standing.MissingIndicators,
            });
    }

    private static async ValueTask<CommitteeState> WithReportsAsync(
        CommitteeState state,
        ICommittee committee,
        CancellationToken cancellationToken
    )
    {
        foreach (var entry in await committee.ReportsAsync(cancellationToken))
        {
            var (key, revision) = (entry.Report.Head.Key, entry.Report.Head.Revision);
            if (
                entry.State == ReportState.Standing
                && await committee.ReportAsync(key, revision, cancellationToken) is { } detail
            )
            {
                state = With(state, new ReportAccepted(detail.Content, entry.Report.Content), entry.Report.AcceptedAt);
            }
        }

        return state;
    }

    private static CommitteeState With(CommitteeState state, Fact fact, DateTimeOffset at) =>
        state.Apply(new(state.Sequence + 1, at, "", fact)).State;
}
