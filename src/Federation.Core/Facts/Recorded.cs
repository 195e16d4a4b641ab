namespace Federation.Core.Facts;

/// <summary>A fact with its place in the journal.</summary>
/// <param name="Sequence">The committee's own sequence, from 1.</param>
/// <param name="At">When it was accepted, UTC.</param>
/// <param name="Hash">The instance's chain hash at that place, hexadecimal.</param>
/// <param name="Fact">The fact.</param>
public sealed record Recorded(long Sequence, DateTimeOffset At, string Hash, Fact Fact);
