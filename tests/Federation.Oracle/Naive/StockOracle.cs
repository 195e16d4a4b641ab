using Federation.Core.Committees;
using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Oracle.Naive;

/// <summary>A stock of one key: "true at a date; a step function. Asked as of D: the last step at or before D".</summary>
internal sealed class StockOracle(Genealogy genealogy, FigureKey key)
{
    private readonly Dictionary<(Member, DateOnly, NaiveBasis), NaiveAnswer> known = [];
    private readonly Dictionary<(Member, Scope), IReadOnlyList<Stated>> standing = [];

    public NaiveAnswer At(Member at, DateOnly day, NaiveBasis basis = NaiveBasis.Effective)
    {
        if (!known.TryGetValue((at, day, basis), out var answer))
        {
            known[(at, day, basis)] = answer = Recall(at, day, basis);
        }

        return answer;
    }

    /// <summary>
    /// "as-now(C, D) = as-then(C, D) + effective(X, D) for every X that a later move or merger brought under C, − the same
    /// for those that left", with X as it was now on the day before it passed.
    /// </summary>
    public NaiveAnswer AsNow(Member at, DateOnly day, DateOnly now, NaiveBasis basis = NaiveBasis.Effective)
    {
        var answer = At(at, day, basis);
        foreach (var passing in genealogy.Passings.Where(p => day < p.On && p.On <= now))
        {
            var sign = genealogy.Sign(at, passing);
            if (sign == 0)
            {
                continue;
            }

            var passed = AsNow(passing.Who, day, passing.On.AddDays(-1));
            answer = answer with
            {
                IsKnown = answer.IsKnown || (sign > 0 && passed.IsKnown),
                Amount = answer.Amount + passed.Amount.Times(sign),
                Covered = answer.Covered + (sign * passed.Covered),
                Expected = answer.Expected + (sign * passed.Expected),
                Open = answer.Open + (sign * passed.Open),
                ObservedOn = Older(answer.ObservedOn, passed.ObservedOn),
            };
        }

        return answer;
    }

    private NaiveAnswer Recall(Member at, DateOnly day, NaiveBasis basis)
    {
        if (!genealogy.On(day).IsActive(at))
        {
            return new(false, default, 0, 0, 0, null, false);
        }

        // "before C's dated event counts-from-below for this indicator: whichever of the two covers more; if equal,
        // declared": a stated figure covers every unit below it, so nothing covers more. "from that event on: computed".
        var stated = LastAt(at, Scope.Subtree, day);
        var declared =
            basis == NaiveBasis.Declared
            || (basis == NaiveBasis.Effective && stated is not null && !at.CountsFromBelow(key.Indicator, day));
        return declared ? Declared(at, day, stated) : Computed(at, day);
    }

    /// <summary>"its latest subtree figure, + what moved into its subtree since that figure's date, − what moved out".</summary>
    private NaiveAnswer Declared(Member at, DateOnly day, Stated? stated)
    {
        var units = genealogy.On(day).Units(at);
        if (stated is null)
        {
            return new(false, default, 0, units, 0, null, false);
        }

        // "v = effective(moved committee, the day before)": an amount, not a stated figure of its own.
        var moved = default(Amount);
        foreach (var passing in genealogy.Passings.Where(p => stated.Day < p.On && p.On <= day))
        {
            var sign = genealogy.Sign(at, passing);
            var v = sign == 0 ? default : At(passing.Who, passing.On.AddDays(-1)).Amount with { Terms = 0 };
            moved += v.Times(sign);
        }

        return new(true, stated.Amount.WithMoved(moved), units, units, 0, stated.Day, true, moved);
    }

    /// <summary>"own(C) + Σ over children, each for the time that it belonged to C, of effective(child)".</summary>
    private NaiveAnswer Computed(Member at, DateOnly day)
    {
        var tree = genealogy.On(day);
        var below = tree.ChildrenOf(at).Select(c => At(c, day)).ToArray();
        var own = LastAt(at, Scope.Own, day);
        var amount = (own?.Amount ?? default) + Carried(at, day);
        var covered = tree.IsUnit(at) && own is not null ? 1L : 0L;
        var (open, oldest) = (0, own?.Day);
        foreach (var child in below)
        {
            amount += child.Amount;
            covered += child.Covered;
            open += child.Open;
            oldest = Older(oldest, child.ObservedOn);
        }

        var isOpen = amount.IsKnown && !tree.IsUnit(at) && !at.CountsFromBelow(key.Indicator, day);
        return new(amount.IsKnown, amount, covered, tree.Units(at), open + (isOpen ? 1 : 0), oldest, false);
    }

    /// <summary>
    /// "the absorbed committee's own stock is carried by the successor until the successor's first figure dated at or after
    /// it": what it had on its last day less what its children had, who move by themselves.
    /// </summary>
    private Amount Carried(Member at, DateOnly day)
    {
        var sum = default(Amount);
        foreach (var absorbed in genealogy.Members)
        {
            if (
                absorbed.Ending is not { Kind: EventKind.MergedInto } merger
                || merger.Other != at.Id
                || merger.EffectiveFrom > day
                || StatesBetween(at, merger.EffectiveFrom, day)
            )
            {
                continue;
            }

            var before = merger.EffectiveFrom.AddDays(-1);
            var last = At(absorbed, before);
            var own = last.Amount;
            foreach (var child in genealogy.On(before).ChildrenOf(absorbed))
            {
                own -= At(child, before).Amount;
            }

            sum += last.IsDeclared ? own with { Terms = 1 } : own;
        }

        return sum;
    }

    private bool StatesBetween(Member at, DateOnly first, DateOnly last) =>
        Standing(at, Scope.Own).Concat(Standing(at, Scope.Subtree)).Any(s => first <= s.Day && s.Day <= last);

    private Stated? LastAt(Member at, Scope scope, DateOnly day) =>
        Standing(at, scope).LastOrDefault(s => s.Day <= day);

    private IReadOnlyList<Stated> Standing(Member at, Scope scope) =>
        standing.TryGetValue((at, scope), out var found) ? found : standing[(at, scope)] = at.Standing(key, scope);

    private static DateOnly? Older(DateOnly? a, DateOnly? b) => a is null || b < a ? b ?? a : a;
}
