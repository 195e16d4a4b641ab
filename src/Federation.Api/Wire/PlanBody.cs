using Federation.Core.Plans;

namespace Federation.Api.Wire;

/// <summary>A reporting plan.</summary>
public sealed record PlanBody
{
    /// <summary>The plan's code.</summary>
    public required string Code { get; init; }

    /// <summary>The level of committee that reports by it.</summary>
    public required string Level { get; init; }

    /// <summary>How often.</summary>
    public required PlanPeriod Every { get; init; }

    /// <summary>Days after the period's end until a report is late.</summary>
    public required int DueDays { get; init; }

    /// <summary>The indicators in the form's order.</summary>
    public required IReadOnlyList<string> Indicators { get; init; }

    /// <summary>What it is called.</summary>
    public required Bilingual Labels { get; init; }
}
