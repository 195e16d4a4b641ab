using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Oracle.Naive;

/// <summary>A flow of one key: "happened over a closed period. Asked for P, a committee tiles P once".</summary>
internal sealed class FlowOracle(Genealogy genealogy, FigureKey key)
{
    private readonly Dictionary<(Member, Period, NaiveBasis), FlowSum> known = [];
    private readonly Dictionary<(Member, Scope), IReadOnlyList<Stated>> standing = [];
    private readonly Dictionary<Member, DateOnly[]> moveDays = [];

    public FlowSum Over(Member at, Period asked, NaiveBasis basis = NaiveBasis.Effective)
    {
        if (!known.TryGetValue((at, asked, basis), out var sum))
        {
            known[(at, asked, basis)] = sum = Recall(at, asked, basis);
        }

        return sum;
    }

    /// <summary>
    /// As then, and of each committee that passed later the tiles that ended and the days that went by before it did: the
    /// later ones are where they belong already.
    /// </summary>
    public FlowSum AsNow(Member at, Period asked, DateOnly now, NaiveBasis basis = NaiveBasis.Effective)
    {
        var sum = Over(at, asked, basis);
        foreach (var passing in genealogy.Passings.Where(p => asked.From < p.On && p.On <= now))
        {
            var sign = genealogy.Sign(at, passing);
            if (sign != 0)
            {
                var passed = AsNow(passing.Who, asked, passing.On.AddDays(-1));
                var parts = passed.Parts.Where(p => p.Last < passing.On).Select(p => p.Times(sign));
                var days = Math.Min(passing.On.DayNumber - asked.From.DayNumber, asked.Days);
                sum = new(
                    [.. sum.Parts, .. parts],
                    [.. sum.Uncovered.Select((u, i) => u + (i < days ? sign * passed.Uncovered[i] : 0))],
                    sum.Open + (sign * passed.Open),
                    sum.IsKnown || (sign > 0 && passed.IsKnown),
                    sum.IsDeclared
                );
            }
        }

        return sum;
    }

    private FlowSum Recall(Member at, Period asked, NaiveBasis basis)
    {
        if (basis == NaiveBasis.Declared)
        {
            return Declared(at, asked);
        }

        // "a flow [judges counts-from-below] at the period's last day".
        var computed = Computed(at, asked);
        if (basis == NaiveBasis.Computed || at.CountsFromBelow(key.Indicator, asked.To))
        {
            return computed;
        }

        var declared = Declared(at, asked);
        return declared.IsKnown && declared.Covered >= computed.Covered ? declared : computed;
    }

    /// <summary>"a declared figure covers the units (and their days) below it".</summary>
    private FlowSum Declared(Member at, Period asked)
    {
        var sum = Tiled(at, asked, Scope.Subtree, tree => tree.Units(at));
        return sum with { IsDeclared = sum.IsKnown };
    }

    /// <summary>
    /// Own tiles, which cover the days on which the committee is itself a unit, and of the children what is this
    /// committee's: "A chosen flow tile, with its days, goes whole to the parent that the child had on the tile's last
    /// day"; a day without a tile belongs to the parent of that day.
    /// </summary>
    private FlowSum Computed(Member at, Period asked)
    {
        var trees = genealogy.Over(asked);
        var own = Tiled(at, asked, Scope.Own, tree => tree.IsUnit(at) ? 1 : 0);
        var parts = own.Parts.ToList();
        var uncovered = own.Uncovered.ToArray();
        var open = 0;
        foreach (var child in genealogy.ChildrenOver(at, asked))
        {
            var sum = Over(child, asked);
            var came = sum.Parts.Where(p => ParentAt(p.Last) == at).ToArray();
            parts.AddRange(came);
            open += came.Length > 0 ? sum.Open : 0;
            var isHere = EachDay(trees, t => t.ParentOf(child) == at ? 1 : 0);
            for (var i = 0; i < uncovered.Length; i++)
            {
                uncovered[i] += isHere[i] * sum.Uncovered[i];
            }

            Member? ParentAt(DateOnly day) => genealogy.On(day).ParentOf(child);
        }

        var hadChildren = EachDay(trees, t => t.IsActive(at) && !t.IsUnit(at) ? 1 : 0).Sum() > 0;
        var isOpen = parts.Count > 0 && hadChildren && !at.CountsFromBelow(key.Indicator, asked.To);
        return new(parts, uncovered, open + (isOpen ? 1 : 0), parts.Count > 0, false);
    }

    /// <summary>What a committee states at one scope, as tiles, and the units that they leave uncovered.</summary>
    private FlowSum Tiled(Member at, Period asked, Scope scope, Func<DayTree, long> units)
    {
        var uncovered = EachDay(genealogy.Over(asked), units);
        var parts = new List<FlowPart>();
        foreach (var tile in Tiler.Choose(Standing(at, scope), asked, MoveDays(at)))
        {
            var covered = new long[asked.Days];
            for (var day = tile.Period.From; day <= tile.Period.To; day = day.AddDays(1))
            {
                var i = day.DayNumber - asked.From.DayNumber;
                (covered[i], uncovered[i]) = (uncovered[i], 0);
            }

            parts.Add(new(tile.Day, tile.Amount, covered));
        }

        return new(parts, uncovered, 0, parts.Count > 0, false);
    }

    /// <summary>A count for each day, looked up once for days on which the tree is the same.</summary>
    private static long[] EachDay(DayTree[] trees, Func<DayTree, long> count)
    {
        var counts = new long[trees.Length];
        for (var i = 0; i < trees.Length; i++)
        {
            counts[i] = i > 0 && trees[i] == trees[i - 1] ? counts[i - 1] : count(trees[i]);
        }

        return counts;
    }

    /// <summary>What stands; what ends outside the days on which the committee is active is no figure of it.</summary>
    private IReadOnlyList<Stated> Standing(Member at, Scope scope) =>
        standing.TryGetValue((at, scope), out var found)
            ? found
            : standing[(at, scope)] = [.. at.Standing(key, scope).Where(s => at.IsActive(s.Day))];

    /// <summary>The days on which it passed from one parent to another, as part of an absorbed parent or by itself.</summary>
    private DateOnly[] MoveDays(Member at) =>
        moveDays.TryGetValue(at, out var found)
            ? found
            : moveDays[at] = [
                .. genealogy
                    .ChangeDays.Where(d => d > DateOnly.MinValue && at.IsActive(d) && at.IsActive(d.AddDays(-1)))
                    .Where(d => at.ParentOn(d) != at.ParentOn(d.AddDays(-1))),
            ];
}
