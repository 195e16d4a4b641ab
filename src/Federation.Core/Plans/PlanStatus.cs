namespace Federation.Core.Plans;

/// <summary>How far a committee has reported for one period of a plan.</summary>
public enum PlanStatus
{
    /// <summary>
    /// It owes no report: another level or not active on the period's last day, or before its first report.
    /// </summary>
    NotOwed,

    /// <summary>Every indicator of the plan is stated.</summary>
    Reported,

    /// <summary>Some are and some are not.</summary>
    Partly,

    /// <summary>None is, and there is still time.</summary>
    Missing,

    /// <summary>None is, and the day on which the report was due has passed.</summary>
    Late,
}
