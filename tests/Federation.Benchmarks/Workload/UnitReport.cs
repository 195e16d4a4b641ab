namespace Federation.Benchmarks.Workload;

/// <summary>What one grassroots organisation reports of one quarter.</summary>
/// <param name="Unit">Which one.</param>
/// <param name="Quarter">Of when.</param>
/// <param name="Revision">2 for a correction, which replaces the whole.</param>
/// <param name="Values">A value for each of <see cref="FigureKey.All"/>.</param>
internal sealed record UnitReport(int Unit, Quarter Quarter, int Revision, int[] Values);
