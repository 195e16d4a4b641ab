namespace Federation.Core.Reports;

/// <summary>How firm a stated figure is.</summary>
public enum FigureStatus
{
    /// <summary>Counted.</summary>
    Actual,

    /// <summary>Estimated by its source.</summary>
    Estimated,

    /// <summary>Projected by its source.</summary>
    Projected,
}
