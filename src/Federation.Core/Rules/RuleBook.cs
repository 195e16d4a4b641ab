using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.State;

namespace Federation.Core.Rules;

/// <summary>
/// All rules, in the order in which findings are listed. Findings depend on a committee's state alone: on its standing
/// reports, its events and what its children show, never on the order in which these came, nor on today.
/// </summary>
public static class RuleBook
{
    private static readonly ImmutableArray<IFindingRule> Rules =
    [
        new RestatedDifferentlyRule(),
        new ClaimContradictedRule(),
        new ClaimUndecidableRule(),
        new PartsExceedWholeRule(),
        new PartsDifferFromWholeRule(),
        new DeclaredDiffersRule(),
        new FallsToZeroRule(),
        new TenTimesHistoryRule(),
        new StockUnexplainedRule(),
        new MovedAmountUnknownRule(),
    ];

    /// <summary>The findings on one key of one committee.</summary>
    public static ImmutableArray<Finding> Check(CommitteeState state, FigureKey key) =>
        Check(state, key, state.Keys.Find(key), ClaimIndex.Of(state));

    /// <summary>
    /// The keys that rules may judge differently once some keys have changed: those themselves, the wholes of which
    /// they are parts, the stocks that they feed and the keys of claims. All are known, but for those of which a
    /// standing claim speaks and nothing is stated.
    /// </summary>
    public static IEnumerable<FigureKey> Touched(CommitteeState state, IReadOnlySet<FigureKey> changed) =>
        Touched(state, changed, ClaimIndex.Of(state));

    internal static ImmutableArray<Finding> Check(
        CommitteeState state,
        FigureKey key,
        KeyState? figures,
        ClaimIndex claims
    )
    {
        var claimed = claims.On(key);
        if (claimed.IsEmpty && figures is null or { IsStated: false, Stock: null })
        {
            // All rules hold something stated against something else, but for a stock below that falls to zero.
            return [];
        }

        var subject = new RuleSubject(state, key, figures, claimed);
        var found = new List<Finding>();
        foreach (var rule in Rules)
        {
            rule.Check(subject, found);
        }

        return found.Count == 0 ? [] : [.. found];
    }

    /// <summary>
    /// The same where only what children show has changed: wholes are held against their parts as stated, and stocks
    /// against what is stated to feed them.
    /// </summary>
    internal static IReadOnlySet<FigureKey> TouchedBelow(
        CommitteeState state,
        IReadOnlySet<FigureKey> changed,
        ClaimIndex claims
    ) => claims.IsEmpty && state.Crossings.IsZero ? changed : Touched(state, changed, claims);

    internal static IReadOnlySet<FigureKey> Touched(
        CommitteeState state,
        IReadOnlySet<FigureKey> changed,
        ClaimIndex claims
    )
    {
        // Seldom any: reports state wholes with their parts, and stocks with what feeds them.
        var others = new List<FigureKey>();
        var place = 0;
        foreach (var key in changed)
        {
            if (state.Keys.Find(key, ref place) is not { } figures)
            {
                continue;
            }

            foreach (var whole in key.Breakdown.IsTotal ? [] : Nesting.WholesOf(key))
            {
                AddKnown(state, whole, changed, others);
            }

            if (figures.Indicator.Feeds is { } stock)
            {
                AddKnown(state, key with { Indicator = stock }, changed, others);
            }

            if (figures.Stock is not null && !state.Crossings.IsZero)
            {
                // Whether an unknown move is told on a key depends on what wider keys state.
                foreach (var (narrower, _) in state.Keys.AsSpan()[Nesting.KeysOf(state.Keys, key.Indicator)])
                {
                    others.Add(narrower);
                }
            }
        }

        // A change does not say which report it came with, and a claim may rest on other keys, targets and children.
        others.AddRange(claims.Homes);
        var touched = others.Count == 0 ? changed : changed.Union(others).ToHashSet();
        return claims.IsEmpty
            ? touched
            : touched.Where(k => state.Keys.Find(k) is not null || IsTold(state, k, claims)).ToHashSet();
    }

    /// <summary>Whether a finding on a key of which nothing is stated would have a place.</summary>
    private static bool IsTold(CommitteeState state, FigureKey key, ClaimIndex claims) =>
        claims.On(key) is not [] && state.Catalogue.Find(key.Indicator) is { Kind: not IndicatorKind.DerivedRatio };

    private static void AddKnown(
        CommitteeState state,
        FigureKey key,
        IReadOnlySet<FigureKey> changed,
        List<FigureKey> others
    )
    {
        if (!changed.Contains(key) && state.Keys.Find(key) is not null)
        {
            others.Add(key);
        }
    }
}
