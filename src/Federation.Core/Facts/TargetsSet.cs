using System.Collections.Immutable;
using Federation.Core.Reports;

namespace Federation.Core.Facts;

/// <summary>Targets were set; each replaces the one before it with the same key, period and setter.</summary>
/// <param name="Targets">The targets.</param>
public sealed record TargetsSet(ImmutableArray<Target> Targets) : Fact;
