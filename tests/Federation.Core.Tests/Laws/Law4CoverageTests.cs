using Federation.Core.Facts;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Oracle.Delivery;
using Federation.Oracle.Generation;
using Federation.Oracle.Naive;

namespace Federation.Core.Tests.Laws;

/// <summary>
/// Law 4: "The counted leaves of explain sum to the answer. Coverage lies in [0, 1]; a new report never lowers it before a
/// revision or withdrawal does."
/// </summary>
public class Law4CoverageTests
{
    [Fact]
    public void Counted_lines_sum_to_the_answer() =>
        Trees.Each(
            8_000_000,
            300,
            FederationShape.Small,
            trees => EachAnswer(trees, (states, committee, question) => states.LinesFault(committee, question))
        );

    [Fact]
    public void Coverage_lies_between_nothing_and_all() =>
        Trees.Each(9_000_000, 300, FederationShape.Small, trees => EachAnswer(trees, ShareFault));

    /// <summary>
    /// In a tree that stands still. Where a child moves, a longer tile takes days along to the other parent, and where the
    /// number of units changes, the tiling of most days need not be that of most unit-days.
    /// </summary>
    [Fact]
    public void A_new_report_never_lowers_coverage() =>
        Trees.Each(10_000_000, 250, FederationShape.Still with { Corrects = false }, LowersNothing);

    private static string? EachAnswer(Trees trees, Func<FederationStates, CommitteeId, Question, string?> fault)
    {
        var oracle = new NaiveOracle(trees.Chronicle);
        var product = DeliveredFederation.Deliver(trees.Chronicle, trees.Seed).States;
        return Questions(trees, oracle)
            .SelectMany(q => product.Committees.Select(c => fault(product, c, q)))
            .FirstOrDefault(f => f is not null);
    }

    private static IEnumerable<Question> Questions(Trees trees, NaiveOracle oracle)
    {
        var dates =
            from key in trees.KeysOf(IndicatorKind.Stock)
            from day in trees.Days
            select new Question(key, FigureTime.AsOf(day));
        var periods =
            from key in trees.KeysOf(IndicatorKind.Flow)
            from period in trees.Periods
            where !oracle.IsTurnedOver(period)
            select new Question(key, FigureTime.Over(period));
        return dates.Concat(periods);
    }

    private static string? ShareFault(FederationStates product, CommitteeId committee, Question question)
    {
        var coverage = product.Ask(committee, question).Coverage;
        var part = coverage.Reporting ?? coverage.DaysCovered!.Value;
        var whole = coverage.Expected ?? coverage.Days!.Value;
        return 0 <= part && part <= whole && coverage.Share is >= 0 and <= 1
            ? null
            : $"{committee} {question.Key} {question.Time}: {coverage}";
    }

    private static string? LowersNothing(Trees trees)
    {
        var dice = new Dice(trees.Seed);
        var (committee, facts) = dice.Pick([.. trees.Chronicle.Facts]);
        if (facts.OfType<ReportAccepted>().LastOrDefault() is not { } last)
        {
            return null;
        }

        var without = trees.Chronicle.With(committee, facts.Remove(last));
        var oracle = new NaiveOracle(without);
        var product = DeliveredFederation.Deliver(without, trees.Seed);
        var asked = Questions(trees, oracle)
            .SelectMany(q => product.States.Committees.Select(c => (Committee: c, Question: q)))
            .Select(a => (a.Committee, a.Question, Before: product.Ask(a.Committee, a.Question).Coverage))
            .ToList();
        product.Accept(committee, last);
        return asked
            .Select(a => (a.Committee, a.Question, a.Before, After: product.Ask(a.Committee, a.Question).Coverage))
            .Where(a => a.After.Share < a.Before.Share)
            .Select(a =>
                $"{last.Report.Key} of {committee} lowers {a.Committee} {a.Question.Key} {a.Question.Time}: {a}"
            )
            .FirstOrDefault();
    }
}
