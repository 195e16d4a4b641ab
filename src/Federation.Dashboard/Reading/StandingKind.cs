namespace Federation.Dashboard.Reading;

/// <summary>How a committee stands with a plan, as the page of reports filters it; what needs doing first.</summary>
public enum StandingKind
{
    /// <summary>The due day has passed and something is missing.</summary>
    Late,

    /// <summary>Nothing is stated yet, and there is time.</summary>
    Missing,

    /// <summary>Something is still missing, and there is time.</summary>
    Partly,

    /// <summary>All is stated.</summary>
    Reported,

    /// <summary>No report is owed.</summary>
    NotOwed,
}
