using Federation.Core.Algebra;
using Federation.Core.Indicators;
using Federation.Core.Packing;

namespace Federation.Core.Summaries;

/// <summary>
/// All that a committee shows one upper: its place in the tree and every key. Immutable and shared. What it shows of
/// its keys is at hand, or packed: see <see cref="SummaryPacking"/>.
/// </summary>
public sealed class Summary
{
    private readonly SortedTable<FigureKey, KeySummary>? atHand;
    private readonly PackedKeys? packed;

    /// <summary>A summary with all of its keys at hand.</summary>
    /// <param name="tree">Its place and the tree below it.</param>
    /// <param name="keys">What it shows of each key.</param>
    public Summary(TreeSummary tree, SortedTable<FigureKey, KeySummary> keys) => (Tree, atHand) = (tree, keys);

    internal Summary(TreeSummary tree, PackedKeys keys) => (Tree, packed) = (tree, keys);

    /// <summary>Nothing shown yet.</summary>
    public static Summary None { get; } = new(TreeSummary.None, SortedTable<FigureKey, KeySummary>.Empty);

    /// <summary>Its place and the tree below it.</summary>
    public TreeSummary Tree { get; }

    /// <summary>What it shows of each key; read anew where it is packed.</summary>
    public SortedTable<FigureKey, KeySummary> Keys => atHand ?? packed!.ToTable();

    /// <summary>Whether every key is packed.</summary>
    public bool IsPacked => packed?.IsWhole ?? atHand!.Count == 0;

    /// <summary>The packed keys; null where all are at hand.</summary>
    internal PackedKeys? Packed => packed;

    /// <summary>What it shows of one key; null where nothing.</summary>
    public KeySummary? Find(FigureKey key) => packed is null ? atHand!.Find(key) : packed.Find(key);
}
