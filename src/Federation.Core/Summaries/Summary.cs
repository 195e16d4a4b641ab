using Federation.Core.Algebra;
using Federation.Core.Indicators;
using Federation.Core.Series;

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

    /// <summary>Whether the figures of every key are packed: see <see cref="Packing.SummaryPacking"/>.</summary>
    public bool IsPacked
    {
        get
        {
            foreach (ref readonly var key in Keys.AsSpan())
            {
                if (key.Value is not { Stock: null or PackedStock, Flow: null or PackedFlow })
                {
                    return false;
                }
            }

            return true;
        }
    }
}
