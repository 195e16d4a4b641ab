using System.Collections.Immutable;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.State;

/// <summary>What is held of one key of one child, with the days of belonging.</summary>
internal readonly record struct ChildKey(ImmutableArray<Interval> Days, KeySummary? Shown);
