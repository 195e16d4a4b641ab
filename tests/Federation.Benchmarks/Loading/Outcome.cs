namespace Federation.Benchmarks.Loading;

/// <summary>The line that answers a job: what came of it, or why nothing did.</summary>
internal sealed record Outcome(Timing? Timing, string? Failure);
