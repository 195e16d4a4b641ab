using Federation.Core.Plans;

namespace Federation.Api.Wire;

/// <summary>How one committee stands with one plan.</summary>
public sealed record CompletenessItem
{
    /// <summary>The committee.</summary>
    public required string Committee { get; init; }

    /// <summary>Its names on the period's last day.</summary>
    public required Bilingual Names { get; init; }

    /// <summary>Its level on the period's last day.</summary>
    public required string Level { get; init; }

    /// <summary>The plan's code.</summary>
    public required string Plan { get; init; }

    /// <summary>
    /// How far it has reported. Nobody owes a report for a time before the record: a committee is judged from its
    /// establishment on where that is dated, else from the first period for which it has reported by the plan.
    /// </summary>
    public required PlanStatus Status { get; init; }

    /// <summary>Whether the due day has passed and something is still missing.</summary>
    public required bool Late { get; init; }

    /// <summary>The last day on which the report is in time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>
    /// The plan's indicators that are not stated yet, in the form's order; none where nothing is owed.
    /// </summary>
    public required IReadOnlyList<string> Missing { get; init; }
}
