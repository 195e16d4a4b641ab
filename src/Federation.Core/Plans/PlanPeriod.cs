namespace Federation.Core.Plans;

/// <summary>How often a plan asks for a report.</summary>
public enum PlanPeriod
{
    /// <summary>Every calendar month.</summary>
    Month,

    /// <summary>Every quarter.</summary>
    Quarter,

    /// <summary>Every half year.</summary>
    Half,

    /// <summary>Every year.</summary>
    Year,
}
