namespace Federation.Dashboard.Reading;

/// <summary>How a point of a series came about.</summary>
public enum PointState
{
    /// <summary>Nothing is known.</summary>
    None,

    /// <summary>All of it was observed in the step.</summary>
    Observed,

    /// <summary>It changed in the step, and rests in part on what was observed before.</summary>
    Partly,

    /// <summary>Nothing new: what was known before still stands.</summary>
    Carried,
}
