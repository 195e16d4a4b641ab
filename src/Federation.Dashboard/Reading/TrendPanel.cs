using Federation.Core.Indicators;

namespace Federation.Dashboard.Reading;

/// <summary>The series of one indicator.</summary>
/// <param name="Indicator">What is counted.</param>
/// <param name="Points">One a step, oldest first.</param>
/// <param name="Breaks">What happened in that time.</param>
/// <param name="Address">The same series as the interface gives it.</param>
public sealed record TrendPanel(
    Indicator Indicator,
    IReadOnlyList<TrendPoint> Points,
    IReadOnlyList<TrendBreak> Breaks,
    string Address
)
{
    /// <summary>Whether anything is known.</summary>
    public bool IsKnown => Points.Any(point => point.State != PointState.None);
}
