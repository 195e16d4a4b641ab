using System.Collections.Immutable;
using Federation.Core.Indicators;

namespace Federation.Core.Plans;

/// <summary>
/// Which indicators a level reports for which period, due when: what makes "late" and "form" mean something.
/// </summary>
/// <param name="Code">Kebab-case code.</param>
/// <param name="Level">The level of committee that reports by it.</param>
/// <param name="Every">How long its periods are.</param>
/// <param name="DueDays">Days after the period's last day until the report is late.</param>
/// <param name="Indicators">The indicators' codes in the form's order.</param>
/// <param name="Labels">What it is called.</param>
public sealed record ReportingPlan(
    string Code,
    string Level,
    PlanPeriod Every,
    int DueDays,
    ImmutableArray<string> Indicators,
    Labels Labels
);
