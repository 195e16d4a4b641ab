using Federation.Core.Indicators;
using Federation.Core.Plans;
using Federation.Core.Reports;
using Federation.Core.State;

namespace Federation.Core.Rules;

/// <summary>
/// What is said of a report that a plan asked for and that has not come. Depends on today as well as on state, so it is
/// worked out when it is asked for and never kept with the figures.
/// </summary>
public static class PlanFindings
{
    private const int NamedMax = 8;

    /// <summary>The finding on an overdue period; null where nothing is overdue.</summary>
    /// <param name="state">What the committee knows.</param>
    /// <param name="standing">How it stands with the period.</param>
    public static Finding? Of(CommitteeState state, PlanStanding standing)
    {
        if (!standing.IsOverdue)
        {
            return null;
        }

        var isLate = standing.Status == PlanStatus.Late;
        var time = FigureTime.Over(standing.Period);
        return new(
            isLate ? "report-late" : "report-incomplete",
            Severity.Warning,
            state.Id,
            null,
            time,
            null,
            isLate
                ? Phrase.Of(
                    state.Catalogue,
                    "Chưa có {0} {1}, hạn {2}. Hãy gửi báo cáo.",
                    "There is no {0} {1}, due on {2}. Send it.",
                    standing.Plan.Labels,
                    time,
                    standing.DueOn
                )
                : Phrase.Of(
                    state.Catalogue,
                    "Trong {0} {1}, hạn {2}, còn thiếu: {3}. Hãy bổ sung; nếu là 0 thì ghi 0.",
                    "In the {0} {1}, due on {2}, still missing: {3}. Add it; where it is 0, write 0.",
                    standing.Plan.Labels,
                    time,
                    standing.DueOn,
                    new Labels(Missing(Words.Vi, state, standing), Missing(Words.En, state, standing))
                )
        );
    }

    private static string Missing(Words words, CommitteeState state, PlanStanding standing)
    {
        var named = standing.MissingIndicators.Take(NamedMax).Select(i => FigureKey.Total(i));
        var more = standing.MissingIndicators.Length > NamedMax ? ", …" : "";
        return string.Join(", ", named.Select(k => words.Of(k, state.Catalogue))) + more;
    }
}
