using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Summaries;

namespace Federation.Core.Packing;

/// <summary>
/// What packed children of one committee have in common, to be kept once: nearly all show the same keys, and the same
/// tree below them.
/// </summary>
public sealed class PackedInCommon
{
    private static readonly IEqualityComparer<ImmutableArray<FigureKey>> ByKeys = EqualityComparer<
        ImmutableArray<FigureKey>
    >.Create(
        static (one, other) => one.AsSpan().SequenceEqual(other.AsSpan()),
        static keys => HashCode.Combine(keys.Length, keys.IsEmpty ? null : keys[^1])
    );

    private readonly HashSet<ImmutableArray<FigureKey>> lists = new(ByKeys);
    private readonly HashSet<TreeSummary> trees = [];

    /// <summary>Adds what a child has that was packed before.</summary>
    internal void Add(Summary child)
    {
        if (child.Packed is { } packed)
        {
            lists.Add(packed.Names);
            trees.Add(child.Tree);
        }
    }

    internal ImmutableArray<FigureKey> Of(ImmutableArray<FigureKey> keys)
    {
        if (lists.TryGetValue(keys, out var known))
        {
            return known;
        }

        lists.Add(keys);
        return keys;
    }

    internal TreeSummary Of(TreeSummary tree)
    {
        if (trees.TryGetValue(tree, out var known))
        {
            return known;
        }

        trees.Add(tree);
        return tree;
    }
}
