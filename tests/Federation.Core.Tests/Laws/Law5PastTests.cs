using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Oracle;
using Federation.Oracle.Delivery;
using Federation.Oracle.Generation;
using Federation.Oracle.Naive;

namespace Federation.Core.Tests.Laws;

/// <summary>
/// Law 5: "A transfer at T changes no answer 'as then' as of a date before T or for a period that ended before T." Nor
/// does a merger, a dissolution or a beginning.
/// </summary>
public class Law5PastTests
{
    [Fact]
    public void What_happens_to_the_tree_leaves_the_past_alone() =>
        Trees.Each(11_000_000, 400, FederationShape.Small, LeavesThePastAlone);

    private static string? LeavesThePastAlone(Trees trees)
    {
        var oracle = new NaiveOracle(trees.Chronicle);
        var later = oracle.ChangeDays.Where(d => d > DateOnly.MinValue).ToList();
        if (later.Count == 0)
        {
            return null;
        }

        // The product lives through what happens from a day on, and is asked before and after it does.
        var day = new Dice(trees.Seed).Pick(later);
        var (before, happened) = Split(trees.Chronicle, day);
        var product = DeliveredFederation.Deliver(before, trees.Seed);
        var questions = Questions(trees, oracle, day).ToList();
        var answers = questions.ToDictionary(q => q, q => Say(product, q));
        foreach (var (committee, fact) in happened)
        {
            product.Accept(committee, fact);
        }

        return questions
            .Where(q => answers[q] != Say(product, q))
            .Select(q => $"{day:O} changes {q}\n  before {answers[q]}\n  after  {Say(product, q)}")
            .FirstOrDefault();
    }

    private static (Chronicle Before, IReadOnlyList<(CommitteeId, Fact)> Happened) Split(
        Chronicle chronicle,
        DateOnly day
    )
    {
        static bool Moves(EventKind kind) =>
            kind is EventKind.Established or EventKind.Transferred or EventKind.MergedInto or EventKind.Dissolved;
        bool Happens(Fact fact) => fact is EventRecorded { Event: var e } && Moves(e.Kind) && e.EffectiveFrom >= day;
        var happened = chronicle.Facts.SelectMany(f => f.Value.Where(Happens).Select(fact => (f.Key, fact))).ToList();
        var before = new Chronicle(
            chronicle.Catalogue,
            chronicle.Facts.Select(f => KeyValuePair.Create(f.Key, f.Value.RemoveAll(fact => Happens(fact))))
        );
        return (before, happened);
    }

    private static IEnumerable<(CommitteeId Committee, FigureKey Key, FigureTime Time)> Questions(
        Trees trees,
        NaiveOracle oracle,
        DateOnly day
    )
    {
        var stocks =
            from key in trees.KeysOf(IndicatorKind.Stock)
            from date in trees.Days.Where(d => d < day)
            select (key, FigureTime.AsOf(date));
        var flows =
            from key in trees.KeysOf(IndicatorKind.Flow)
            from period in trees.Periods.Where(p => p.To < day && !oracle.IsTurnedOver(p))
            select (key, FigureTime.Over(period));
        return from committee in trees.Chronicle.Facts.Keys
            from asked in stocks.Concat(flows)
            select (committee, asked.key, asked.Item2);
    }

    private static string Say(
        DeliveredFederation product,
        (CommitteeId Committee, FigureKey Key, FigureTime Time) question
    )
    {
        var answer = product.Ask(question.Committee, new(question.Key, question.Time));
        return $"{answer.Value} {answer.Used} {answer.Tally} {answer.Coverage} {answer.ObservedOn}";
    }
}
