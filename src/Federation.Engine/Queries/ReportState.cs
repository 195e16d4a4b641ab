namespace Federation.Engine.Queries;

/// <summary>Whether a report's figures count.</summary>
public enum ReportState
{
    /// <summary>They do.</summary>
    Standing,

    /// <summary>A higher revision replaced it.</summary>
    Superseded,

    /// <summary>It was withdrawn.</summary>
    Withdrawn,
}
