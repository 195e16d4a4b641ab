using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.State;
using Federation.Core.Targets;

namespace Federation.Core.Rules;

/// <summary>
/// Holds what a text says about figures against the figures. The figures are those that the same committee states: a
/// stock as of the date (its last statement at or before it, since a stock is a step function), a flow or a ratio for
/// exactly the period, the claim's own report first. A verdict never rests on a sum of what is below. Rules: model.md,
/// "Claims and quality rules".
/// </summary>
public static class ClaimJudge
{
    /// <summary>The verdict on one claim.</summary>
    /// <param name="state">What the committee knows.</param>
    /// <param name="report">The key of the report that makes the claim.</param>
    /// <param name="claim">The claim.</param>
    public static ClaimJudgement Judge(CommitteeState state, string report, Claim claim)
    {
        var figures = new ClaimFigures(state, report);
        try
        {
            return claim.Kind switch
            {
                ClaimKind.Sum => Sum(state, figures, claim),
                ClaimKind.Achievement => Achievement(state, figures, claim),
                ClaimKind.Restates => Restates(state, figures, claim),
                _ => Compares(state, figures, claim),
            };
        }
        catch (OverflowException)
        {
            // Each figure fits, but a quotient of quotients need not, and an accepted report must never fail to apply.
            return Undecidable(ClaimGap.TooLarge);
        }
    }

    private static ClaimJudgement Restates(CommitteeState state, ClaimFigures figures, Claim claim) =>
        figures.Find(claim.Of) is var (value, gap) && gap is { } why
            ? Undecidable(why, claim.Of)
            : Verdict(value, Allowed(state, claim));

    private static ClaimJudgement Compares(CommitteeState state, ClaimFigures figures, Claim claim)
    {
        if (claim.Against is not { } other)
        {
            return Undecidable(ClaimGap.FigureMissing);
        }

        var (of, ofGap) = figures.Find(claim.Of);
        var (against, againstGap) = figures.Find(other);
        if (ofGap is not null || againstGap is not null)
        {
            return ofGap is { } first ? Undecidable(first, claim.Of) : Undecidable(againstGap!.Value, other);
        }

        var needsOneUnit = claim.Kind is not (ClaimKind.Conversion or ClaimKind.RatioTo);
        if (needsOneUnit && UnitOf(state, claim.Of) != UnitOf(state, other))
        {
            return Undecidable(ClaimGap.UnitsDiffer);
        }

        var exact = claim.Kind switch
        {
            ClaimKind.Difference => of.Minus(against),
            ClaimKind.GrowthFactor => of.DividedBy(against),
            ClaimKind.GrowthPercent => of.DividedBy(against)?.Minus(Quantity.Exact(1)).Times(100),
            ClaimKind.Conversion => against.DividedBy(of),
            _ => of.Times(100).DividedBy(against),
        };
        var divisor = claim.Kind == ClaimKind.Conversion ? claim.Of : other;
        return exact is { } value ? Verdict(value, Allowed(state, claim)) : Undecidable(ClaimGap.DivisorZero, divisor);
    }

    private static ClaimJudgement Sum(CommitteeState state, ClaimFigures figures, Claim claim)
    {
        var (whole, wholeGap) = figures.Find(claim.Of);
        if (wholeGap is { } gap && (gap == ClaimGap.FigureInferred || claim.Value is null))
        {
            return Undecidable(gap, claim.Of);
        }

        var sum = Tally.Zero;
        foreach (var part in claim.Parts)
        {
            var (value, partGap) = figures.Find(part);
            if (partGap is { } why)
            {
                return Undecidable(why, part);
            }

            if (UnitOf(state, part) != UnitOf(state, claim.Of))
            {
                return Undecidable(ClaimGap.UnitsDiffer, part);
            }

            sum += Tally.Of(value);
        }

        if (MayOverlap(state, claim.Parts))
        {
            return Undecidable(ClaimGap.PartsOverlap);
        }

        var exact = sum.ToQuantity();
        var fits = wholeGap is not null || !Certainty.Differ(exact, whole);
        return fits ? Verdict(exact, Allowed(state, claim)) : new(ClaimVerdict.Contradicts, exact);
    }

    /// <summary>
    /// Against the targets of the claim's base period; where it names none and none is set for the figure's own period,
    /// against those of a longer period that contains it (the year's plan, the term's), which can only confirm. Where
    /// no target is stated, against every whole number.
    /// </summary>
    private static ClaimJudgement Achievement(CommitteeState state, ClaimFigures figures, Claim claim)
    {
        var (of, gap) = figures.Find(claim.Of);
        if (gap is { } why)
        {
            return Undecidable(why, claim.Of);
        }

        var allowed = Allowed(state, claim);
        var period = claim.TargetPeriod ?? claim.Of.Time.Period;
        var onKey = state.Targets.Where(t => t.Key == claim.Of.Key).ToList();
        var stated = Shares(onKey.Where(t => t.Period == period));
        if (stated.Count > 0)
        {
            var known = stated.OfType<Quantity>().ToList();
            return known.Exists(allowed.Meet) ? Verdict(known.Find(allowed.Meet), allowed)
                : known.Count < stated.Count ? Undecidable(ClaimGap.TargetUnknown)
                : Verdict(known[0], allowed);
        }

        var wider = claim.TargetPeriod is null ? Shares(onKey.Where(t => t.Period.Contains(period))) : [];
        return wider.OfType<Quantity>().ToList() is var longer && longer.Exists(allowed.Meet)
            ? Verdict(longer.Find(allowed.Meet), allowed)
            : WholeTarget(of, allowed);

        List<Quantity?> Shares(IEnumerable<Target> targets) =>
            [
                .. targets
                    .OrderBy(t => t.Period)
                    .ThenBy(t => t.SetBy, StringComparer.Ordinal)
                    .ThenBy(t => t.Quantity.Low)
                    .Select(t => TargetValues.Of(t, state.Targets, r => Known(figures.Find(r))))
                    .Select(value =>
                        value is { } target ? of.Times(100).DividedBy(ClaimFigures.Widened(target)) : null
                    ),
            ];
    }

    private static Quantity? Known((Quantity Value, ClaimGap? Gap) found) => found.Gap is null ? found.Value : null;

    /// <summary>
    /// Whether some whole target gives a percentage that the text allows; it is shown where it is the only one.
    /// </summary>
    private static ClaimJudgement WholeTarget(Quantity of, AllowedValues allowed)
    {
        var first = allowed.High is { } high && high > 0 ? Math.Floor(of.Low * 100 / high) : 0;
        for (var target = Math.Max(1, first); target <= first + 1; target++)
        {
            if (Share(target) is var share && allowed.Meet(share))
            {
                return new(ClaimVerdict.Agrees, allowed.Meet(Share(target + 1)) ? null : share);
            }
        }

        return new(ClaimVerdict.Contradicts, null);

        Quantity Share(decimal target) => of.Times(100).DividedBy(Quantity.Exact(target))!.Value;
    }

    /// <summary>Whether two parts may count one thing twice: all that is not known to be apart.</summary>
    private static bool MayOverlap(CommitteeState state, ImmutableArray<FigureRef> parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            for (var j = i + 1; j < parts.Length; j++)
            {
                if (!AreApart(state, parts[i], parts[j]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool AreApart(CommitteeState state, FigureRef one, FigureRef other)
    {
        if (!one.Time.IsDate && !other.Time.IsDate && !one.Time.Period.Overlaps(other.Time.Period))
        {
            return true;
        }

        if (one.Time != other.Time)
        {
            return false;
        }

        var (first, second) = (one.Committee ?? state.Id, other.Committee ?? state.Id);
        if (first != second)
        {
            // Figures of different committees are at hand for children alone; this committee's own contain them.
            return first != state.Id && second != state.Id;
        }

        return one.Key.Indicator == other.Key.Indicator
            && state.Catalogue.Find(one.Key.Indicator) is { } indicator
            && Nesting.AreApart(indicator, one.Key.Breakdown, other.Key.Breakdown);
    }

    private static string? UnitOf(CommitteeState state, FigureRef figure) =>
        state.Catalogue.Find(figure.Key.Indicator)?.Unit;

    private static AllowedValues Allowed(CommitteeState state, Claim claim)
    {
        if (claim.Value is not { } value)
        {
            return new(null, false, null, false);
        }

        var isRatio =
            state.Catalogue.Find(claim.Of.Key.Indicator)?.Kind
            is IndicatorKind.StatedRatio
                or IndicatorKind.DerivedRatio;
        var isCount = claim.Kind is ClaimKind.Difference or ClaimKind.Sum or ClaimKind.Restates;
        return AllowedValues.Of(value, claim.Decimals, isRatio || !isCount);
    }

    private static ClaimJudgement Verdict(Quantity exact, AllowedValues allowed) =>
        new(allowed.Meet(exact) ? ClaimVerdict.Agrees : ClaimVerdict.Contradicts, exact);

    private static ClaimJudgement Undecidable(ClaimGap gap, FigureRef? lacking = null) =>
        new(ClaimVerdict.Undecidable, null, gap, lacking);
}
