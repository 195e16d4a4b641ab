namespace Federation.Benchmarks.Workload;

/// <summary>One write to the product.</summary>
/// <param name="Path">Where it is posted.</param>
/// <param name="Body">What is posted.</param>
internal readonly record struct Deed(string Path, byte[] Body);
