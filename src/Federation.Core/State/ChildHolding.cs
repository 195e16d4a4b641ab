using System.Collections.Immutable;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.State;

/// <summary>What a committee holds of one child, present or past, or of a committee that it absorbed.</summary>
/// <param name="Days">The days of belonging, as journalled here.</param>
/// <param name="Summary">What the child shows; <see cref="Summary.None"/> until it has been heard.</param>
public sealed record ChildHolding(ImmutableArray<Interval> Days, Summary Summary);
