using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Summaries;
using Federation.Engine.Codec;
using Federation.Engine.Ports;

namespace Federation.Cli.Verify;

/// <summary>
/// What uppers hold of children in other instances: it decodes; it was shown at a place that the child's chain has; and
/// of a child without children that has written nothing since, it is what the child's journal gives. (With children of
/// its own, a child may have shown less than its journal's end: what was below it was still on its way.)
/// </summary>
internal sealed class HoldingCheck(
    IReadOnlyDictionary<string, StoredInstance> instances,
    SortedDictionary<CommitteeId, Replayed> committees,
    Counts counts
)
{
    public async Task<Difference?> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var upper in committees.Keys)
        {
            try
            {
                foreach (var holding in await instances[upper.Instance].Holdings.LoadAsync(upper, cancellationToken))
                {
                    counts.Holdings++;
                    if (CheckContent(holding) is { } found)
                    {
                        return found;
                    }

                    if (await CheckMarkAsync(holding, cancellationToken) is { } behind)
                    {
                        return behind;
                    }
                }
            }
            catch (JournalUnavailableException unavailable)
            {
                return new(upper.Instance, upper, null, Texts.Unreadable(unavailable.Message), Texts.Restore());
            }
        }

        return null;
    }

    private Difference? CheckContent(Holding holding)
    {
        string? key = null;
        try
        {
            var tree = SummaryCodec.DecodeTree(holding.Tree.Span);
            foreach (var held in holding.Keys)
            {
                key = Figures.NameOf(held.Key);
                SummaryCodec.DecodeKey(held.Shown.Span);
            }

            return CheckLeaf(holding, tree);
        }
        catch (Exception unknown) when (Decoding.IsRefusal(unknown))
        {
            return Differs(holding, key, Texts.Unreadable(unknown.Message), Texts.Restore());
        }
    }

    private Difference? CheckLeaf(Holding holding, TreeSummary tree)
    {
        if (
            !committees.TryGetValue(holding.Child, out var child)
            || child.State.Children.Count > 0
            || holding.Mark.Position < child.LastPosition
        )
        {
            return null;
        }

        var shown = child.State.SummaryFor(holding.Upper);
        var remedy = Texts.SameBackup(holding.Upper.Instance, holding.Child.Instance);
        if (!tree.Equals(shown.Tree))
        {
            return Differs(holding, null, Texts.HoldingDiffers(holding.Child), remedy);
        }

        var held = holding.Keys.ToDictionary(k => k.Key, k => Convert.ToHexString(k.Shown.Span));
        var given = shown.Keys.ToDictionary(k => k.Key, k => Convert.ToHexString(SummaryCodec.Encode(k.Value)));
        var key = held
            .Keys.Union(given.Keys)
            .Order()
            .FirstOrDefault(k => held.GetValueOrDefault(k) != given.GetValueOrDefault(k));
        return key is null ? null : Differs(holding, Figures.NameOf(key), Texts.HoldingDiffers(holding.Child), remedy);
    }

    private async Task<Difference?> CheckMarkAsync(Holding holding, CancellationToken cancellationToken)
    {
        var mark = holding.Mark;
        if (mark.Position == 0 || !instances.TryGetValue(holding.Child.Instance, out var stored))
        {
            return null;
        }

        await foreach (var entry in stored.Journal.ReadChainAsync(mark.Position - 1, cancellationToken))
        {
            if (entry.Hash == mark.Hash)
            {
                return null;
            }

            break;
        }

        var remedy = Texts.SameBackup(holding.Upper.Instance, holding.Child.Instance);
        return Differs(holding, null, Texts.HoldingAhead(holding.Child, mark.Position), remedy);
    }

    private static Difference Differs(Holding holding, string? key, Labels what, Labels remedy) =>
        new(holding.Upper.Instance, holding.Upper, key, what, remedy);
}
