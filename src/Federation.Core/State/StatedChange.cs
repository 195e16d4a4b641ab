using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Reports;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.State;

/// <summary>
/// What another report changes in the flows of a child that has nothing below it: only periods around a statement that
/// came or went, and where tiles serve every period, that statement alone.
/// </summary>
internal sealed class StatedChange
{
    // Nearly always one.
    private readonly List<(Statement? Gone, Statement? Come)> changes = new(1);
    private readonly FlowState old;
    private readonly FlowState now;

    private StatedChange(FlowState old, FlowState now)
    {
        this.old = old;
        this.now = now;
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

    /// <summary>
    /// The tiles that come, less those that go; null where either side's are not the same in any period.
    /// </summary>
    public FlowTiles? Tiles(ImmutableArray<Interval> days)
    {
        if (!AreTiles(old) || !AreTiles(now))
        {
            return null;
        }

        var parts = GroupMap<Period, FlowPart>.Zero;
        foreach (var (gone, come) in changes)
        {
            var period = (come ?? gone)!.Value.Period;
            parts += GroupMap<Period, FlowPart>.Single(period, PartOf(now, come, days) + -PartOf(old, gone, days));
        }

        return FlowTiles.Zero with
        {
            Parts = parts,
        };
    }

    /// <summary>
    /// The periods of which any day is stated now and was not, less those that were and are not. Where there are tiles
    /// each is stated once.
    /// </summary>
    public GroupMap<Period, Count> Reported(ImmutableArray<Interval> days)
    {
        var reported = GroupMap<Period, Count>.Zero;
        foreach (var (gone, come) in changes)
        {
            var period = (come ?? gone)!.Value.Period;
            if (gone is null != come is null && Interval.AnyOverlaps(days, period))
            {
                reported += GroupMap<Period, Count>.Single(period, come is null ? -Count.One : Count.One);
            }
        }

        return reported;
    }

    /// <summary>Whether anything changes in a period.</summary>
    public bool IsIn(Period asked) =>
        changes.Exists(change => asked.Contains((change.Come ?? change.Gone)!.Value.Period));

    /// <summary>Both are in order of time.</summary>
    private void Compare(ImmutableArray<Statement> before, ImmutableArray<Statement> after)
    {
        for (int i = 0, j = 0; i < before.Length || j < after.Length; )
        {
            var order =
                i == before.Length ? 1
                : j == after.Length ? -1
                : Statements.ByTime(before[i].Period, after[j].Period);
            if (order != 0 || before[i].Index != after[j].Index || !ReferenceEquals(before[i].Report, after[j].Report))
            {
                changes.Add((order <= 0 ? before[i] : null, order >= 0 ? after[j] : null));
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    /// <summary>Whether the tiles of a committee that states alone are its statements.</summary>
    private static bool AreTiles(FlowState flow) =>
        flow.Context is { IsAlone: true, IsAlwaysUnit: true }
        && flow.Subtree.IsEmpty
        && Statements.AreApart(flow.Own.Standing);

    private static FlowPart PartOf(FlowState flow, Statement? stated, ImmutableArray<Interval> days)
    {
        var part = stated is { } tile ? flow.PartOf(tile) : FlowPart.Zero;
        return part.IsZero || Interval.AnyContains(days, stated!.Value.Period)
            ? part
            : part.Within(days, stated.Value.Period);
    }
}
