using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Core.State;

/// <summary>All that a committee's standing reports state of one key, overruled statements included.</summary>
/// <param name="Key">The key.</param>
/// <param name="Own">At its own scope.</param>
/// <param name="Subtree">For its subtree; of a stated ratio, all.</param>
public sealed record KeyStatements(FigureKey Key, ImmutableArray<Statement> Own, ImmutableArray<Statement> Subtree);
