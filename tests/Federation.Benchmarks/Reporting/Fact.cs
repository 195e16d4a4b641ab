namespace Federation.Benchmarks.Reporting;

/// <summary>Something that was seen and is held against nothing.</summary>
/// <param name="Scale">How large the nation was.</param>
/// <param name="What">What.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
internal sealed record Fact(double Scale, string What, double Value, string Unit);
