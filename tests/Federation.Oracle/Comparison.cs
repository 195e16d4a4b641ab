using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;
using Federation.Oracle.Delivery;
using Federation.Oracle.Generation;
using Federation.Oracle.Naive;

namespace Federation.Oracle;

/// <summary>Asks the product and the oracle the same, and says where they differ first.</summary>
public sealed class Comparison
{
    private readonly NaiveOracle oracle;
    private readonly FederationStates product;

    /// <summary>A comparison of what follows from a chronicle with what committees have come to know.</summary>
    public Comparison(Chronicle chronicle, FederationStates product)
        : this(new NaiveOracle(chronicle), product) { }

    /// <summary>A comparison with an oracle that may have answered before.</summary>
    public Comparison(NaiveOracle oracle, FederationStates product)
    {
        this.oracle = oracle;
        this.product = product;
    }

    /// <summary>The first difference in an answer of any committee; null where all agree.</summary>
    /// <param name="keys">The keys to ask for.</param>
    /// <param name="days">The days as of which stocks are asked.</param>
    /// <param name="periods">The periods over which flows are asked.</param>
    /// <param name="now">The day whose boundaries are meant; null for the tree as it was then.</param>
    public string? FirstDifference(
        IReadOnlyList<FigureKey> keys,
        IReadOnlyList<DateOnly> days,
        IReadOnlyList<Period> periods,
        DateOnly? now = null
    )
    {
        foreach (var committee in product.Committees)
        {
            foreach (var key in keys)
            {
                var times = TestCatalogue.KindOf(key) switch
                {
                    IndicatorKind.Stock => days.Select(FigureTime.AsOf),
                    IndicatorKind.Flow => periods.Where(p => !oracle.IsTurnedOver(p)).Select(FigureTime.Over),
                    _ => [],
                };
                foreach (var time in times)
                {
                    if (Difference(committee, new(key, time, BoundariesAt: now)) is { } difference)
                    {
                        return difference;
                    }
                }

                if (
                    TestCatalogue.KindOf(key) == IndicatorKind.StatedRatio
                    && RatioDifference(committee, key) is { } ratio
                )
                {
                    return ratio;
                }
            }
        }

        return null;
    }

    /// <summary>The first difference in the number of units and of committees of each level, on any of the days.</summary>
    public string? FirstTreeDifference(IReadOnlyList<DateOnly> days)
    {
        foreach (var committee in product.Committees)
        {
            var state = product[committee];
            foreach (var day in days.Where(d => oracle.IsActive(committee, d)))
            {
                var units = state.Context.Units.At(day).Value;
                if (units != oracle.Units(committee, day))
                {
                    return $"{committee} {day:O}: {units} units, not {oracle.Units(committee, day)}";
                }

                foreach (var level in state.Catalogue.Levels.Select(l => l.Code))
                {
                    var below = state.LevelsBelow[new LevelCode(level)].At(day).Value;
                    if (below != oracle.Below(committee, level, day))
                    {
                        return $"{committee} {day:O}: {below} of {level}, not {oracle.Below(committee, level, day)}";
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Whether one answer differs; the effective one with both it was chosen from.</summary>
    public string? Difference(CommitteeId committee, Question question)
    {
        foreach (var basis in Enum.GetValues<Basis>())
        {
            var asked = question with { Basis = basis };
            var expected = Ask(committee, asked);
            var actual = product.Ask(committee, asked);
            if (Say(actual) is var said && said != Say(expected))
            {
                return $"{committee} {question.Key} {question.Time} {basis} now={question.BoundariesAt:O}\n"
                    + $"  product {said}\n  oracle  {Say(expected)}";
            }

            if (basis == Basis.Effective && Parts(actual) is var parts && parts != Parts(committee, question))
            {
                return $"{committee} {question.Key} {question.Time} declared, computed, moved "
                    + $"now={question.BoundariesAt:O}\n  product {parts}\n  oracle  {Parts(committee, question)}";
            }
        }

        return null;
    }

    private static string Parts(Answer answer) => $"{answer.Declared} {answer.Computed} {answer.Moved}";

    private string Parts(CommitteeId committee, Question question)
    {
        var then = question with { BoundariesAt = null };
        var declared = Ask(committee, then with { Basis = Basis.Declared });
        var computed = Ask(committee, then with { Basis = Basis.Computed });
        var isDeclared = Ask(committee, then).IsDeclared;
        Quantity? moved = isDeclared && declared.Moved != default ? ToQuantity(declared.Moved) : null;
        return $"{ToQuantity(declared)} {ToQuantity(computed)} {moved}";
    }

    private NaiveAnswer Ask(CommitteeId committee, Question question)
    {
        var basis = (NaiveBasis)question.Basis;
        return question.Time.IsDate
            ? oracle.Stock(committee, question.Key, question.Time.Day, basis, question.BoundariesAt)
            : oracle.Flow(committee, question.Key, question.Time.Period, basis, question.BoundariesAt);
    }

    private static string Say(Answer answer)
    {
        var coverage = answer.Coverage;
        var open = answer.Question.Time.IsDate ? answer.Summand.Stock.Open : answer.Summand.Open;
        var t = answer.Tally;
        var amount = new Amount(
            t.Low,
            t.High,
            t.MayBeMore,
            t.MayBeLess,
            t.Terms,
            t.Estimated,
            t.Projected,
            t.Derived,
            t.Inferred
        );
        return Say(
            answer.Value,
            answer.Used == Basis.Declared,
            amount,
            coverage.Reporting ?? coverage.DaysCovered!.Value,
            coverage.Expected ?? coverage.Days!.Value,
            open,
            coverage.Complete,
            answer.ObservedOn
        );
    }

    private static string Say(NaiveAnswer a) =>
        Say(
            ToQuantity(a),
            a.IsKnown && a.IsDeclared,
            a.Amount,
            a.Covered,
            a.Expected,
            a.Open,
            a.IsComplete,
            a.ObservedOn
        );

    private static string Say(
        Quantity? value,
        bool isDeclared,
        Amount amount,
        long covered,
        long expected,
        int open,
        bool complete,
        DateOnly? observedOn
    ) =>
        $"{(value is null ? "nothing" : value)} {(isDeclared ? "declared" : "computed")} {Say(amount)} "
        + $"covered {covered}/{expected} open {open} complete {complete} observed {observedOn:O}";

    private static string Say(Amount a) =>
        FormattableString.Invariant(
            $"[{a.Low:0.####}..{a.High:0.####} +{a.More} -{a.Less} n{a.Terms} e{a.Estimated} p{a.Projected} d{a.Derived} i{a.Inferred}]"
        );

    private static Quantity? ToQuantity(NaiveAnswer answer) => answer.IsKnown ? ToQuantity(answer.Amount) : null;

    private static Quantity ToQuantity(Amount a) =>
        new(a.Low, a.High, a.More > 0 || a.Less < 0, a.Less > 0 || a.More < 0);

    private string? RatioDifference(CommitteeId committee, FigureKey key)
    {
        if (oracle.StatedRatios(committee, key).Count > RatioState.BelowMax)
        {
            // A node does not keep more of them at hand.
            return null;
        }

        var shown = product[committee].Keys.Find(key)?.Ratio?.All ?? [];
        var actual = string.Join(' ', shown.OrderBy(r => r.Committee).ThenBy(r => r.Period));
        var expected = string.Join(
            ' ',
            oracle
                .StatedRatios(committee, key)
                .Select(s => new StatedRatio(s.Committee, s.Stated.Time.Period, s.Stated.Quantity))
        );
        return actual == expected ? null : $"{committee} {key}\n  product {actual}\n  oracle  {expected}";
    }
}
