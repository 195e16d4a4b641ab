namespace Federation.Dashboard.Reading;

/// <summary>A year in which something was reported, with the figure at its end or over it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Value">The low end of the figure.</param>
/// <param name="Reporting">How many units it rests on; null where that is not counted.</param>
public sealed record SparkPoint(int Year, decimal Value, long? Reporting);
