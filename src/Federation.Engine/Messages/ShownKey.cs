using Federation.Core.Indicators;
using Federation.Core.Summaries;

namespace Federation.Engine.Messages;

/// <summary>The absolute value of one key in a push; null is a tombstone: no longer shown.</summary>
/// <param name="Key">The key.</param>
/// <param name="Stamp">The stamp of its last change.</param>
/// <param name="Shown">What is shown of it.</param>
public sealed record ShownKey(FigureKey Key, long Stamp, KeySummary? Shown);
