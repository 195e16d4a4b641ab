namespace Federation.Core.Algebra;

/// <summary>One change of a <see cref="Steps{T}"/>: the value from a day on, inclusive.</summary>
/// <param name="From">The first day of the value.</param>
/// <param name="Value">The value until the next change.</param>
public readonly record struct Step<T>(DateOnly From, T Value);
