using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Reports;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.State;

/// <summary>
/// What another report changes in the flows of a child that has nothing below it: only periods around a statement that
/// came or went, and where none of its statements overlap, by that statement alone.
/// </summary>
internal sealed class StatedChange
{
    private readonly List<(Period Period, FlowCell Difference)> changes = [];
    private readonly CommitteeContext context;
    private readonly bool isPlain;

    private StatedChange(FlowState old, FlowState now)
    {
        context = now.Context;
        isPlain =
            old.Subtree.IsEmpty
            && now.Subtree.IsEmpty
            && Statements.AreApart(old.Own.Standing)
            && Statements.AreApart(now.Own.Standing)
            && context.OwnUnit.Equals(Steps<Count>.On(context.Activity, Count.One));
        Compare(old.Own.Standing, now.Own.Standing);
        Compare(old.Subtree.Standing, now.Subtree.Standing);
    }

    /// <summary>The change from one to another; null where more than statements may differ.</summary>
    public static StatedChange? Between(ChildKey before, ChildKey after) =>
        before.Shown?.Flow is FlowState { IsStatedOnly: true } old
        && after.Shown?.Flow is FlowState { IsStatedOnly: true } now
        && ReferenceEquals(old.Context, now.Context)
        && old.FromBelow == now.FromBelow
        && before.Days.SequenceEqual(after.Days)
            ? new(old, now)
            : null;

    /// <summary>What changes in a period; false where the child's figures have to be worked out.</summary>
    public bool TryIn(Period asked, out FlowCell difference)
    {
        difference = FlowCell.Zero;
        foreach (var (period, change) in changes)
        {
            if (!asked.Contains(period))
            {
                continue;
            }

            if (!isPlain)
            {
                return false;
            }

            difference += context.Activity.Contains(period.To) ? change : FlowCell.Zero;
        }

        return true;
    }

    /// <summary>Both are in order of time.</summary>
    private void Compare(ImmutableArray<Statement> old, ImmutableArray<Statement> now)
    {
        for (int i = 0, j = 0; i < old.Length || j < now.Length; )
        {
            var order =
                i == old.Length ? 1
                : j == now.Length ? -1
                : Statements.ByTime(old[i].Period, now[j].Period);
            if (order != 0 || old[i].Index != now[j].Index || !ReferenceEquals(old[i].Report, now[j].Report))
            {
                Add(order <= 0 ? old[i] : null, order >= 0 ? now[j] : null);
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    private void Add(Statement? gone, Statement? come) =>
        changes.Add(((come ?? gone)!.Value.Period, CellOf(come) - CellOf(gone)));

    private FlowCell CellOf(Statement? tile) =>
        isPlain && tile is { } stated ? FlowState.CellOf([stated], context.OwnUnit) : FlowCell.Zero;
}
