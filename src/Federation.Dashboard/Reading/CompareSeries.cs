namespace Federation.Dashboard.Reading;

/// <summary>The years of one of the committees that are compared.</summary>
/// <param name="Row">The committee.</param>
/// <param name="Points">Its points.</param>
public sealed record CompareSeries(CompareRow Row, IReadOnlyList<TrendPoint> Points);
