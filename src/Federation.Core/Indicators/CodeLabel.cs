namespace Federation.Core.Indicators;

/// <summary>A code with its labels: a unit of measure, a level.</summary>
/// <param name="Code">Kebab-case code.</param>
/// <param name="Labels">What it is called.</param>
public sealed record CodeLabel(string Code, Labels Labels);
