using System.Collections.Immutable;
using Federation.Core.Time;

namespace Federation.Core.Plans;

/// <summary>How a committee stands with one period of a plan on a day.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Period">The period.</param>
/// <param name="DueOn">The last day on which the report is in time.</param>
/// <param name="Status">How far it has reported.</param>
/// <param name="MissingIndicators">
/// Codes of what is not stated yet, in the form's order; none where nothing is owed.
/// </param>
/// <param name="IsOverdue">
/// Whether the due day has passed and something is still not stated: late, or partly and late.
/// </param>
public sealed record PlanStanding(
    ReportingPlan Plan,
    Period Period,
    DateOnly DueOn,
    PlanStatus Status,
    ImmutableArray<string> MissingIndicators,
    bool IsOverdue
);
