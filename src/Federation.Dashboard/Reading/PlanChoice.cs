using Federation.Core.Plans;

namespace Federation.Dashboard.Reading;

/// <summary>A plan that asks a committee, and for which periods it may be reported by.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Recent">The periods that ended last, the newest first, each with how the committee stands.</param>
/// <param name="Older">The names of those before, and of the one that goes on.</param>
public sealed record PlanChoice(
    ReportingPlan Plan,
    IReadOnlyList<(string Period, Standing? Standing)> Recent,
    IReadOnlyList<string> Older
);
