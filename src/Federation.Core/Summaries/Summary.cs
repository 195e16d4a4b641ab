using Federation.Core.Algebra;
using Federation.Core.Indicators;

namespace Federation.Core.Summaries;

/// <summary>
/// All that a committee shows one upper: its place in the tree and every key. Immutable and shared.
/// </summary>
/// <param name="Tree">Its place and the tree below it.</param>
/// <param name="Keys">What it shows of each key.</param>
public sealed record Summary(TreeSummary Tree, SortedTable<FigureKey, KeySummary> Keys)
{
    /// <summary>Nothing shown yet.</summary>
    public static Summary None { get; } = new(TreeSummary.None, SortedTable<FigureKey, KeySummary>.Empty);
}
