using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Core.Time;

namespace Federation.Core.Facts;

/// <summary>A parent's side of an edge: so that it knows whom it is missing.</summary>
/// <param name="Child">The child.</param>
/// <param name="Days">The days on which the child says that it belongs here, in order.</param>
public sealed record ChildLinked(CommitteeId Child, ImmutableArray<Interval> Days) : Fact;
