namespace Federation.Core.Indicators;

/// <summary>How an indicator is broken down by a dimension.</summary>
/// <param name="Code">The dimension's code.</param>
/// <param name="Overlapping">Members overlap (women, minorities, acting body): parts say nothing of the
/// whole.</param>
/// <param name="NoTotal">A total over this dimension means nothing (money by currency).</param>
public sealed record IndicatorDimension(string Code, bool Overlapping = false, bool NoTotal = false);
