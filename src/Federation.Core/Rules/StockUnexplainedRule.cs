using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Series;
using Federation.Core.State;
using Federation.Core.Time;

namespace Federation.Core.Rules;

/// <summary>
/// Between two statements of one scope a stock's total changed by another amount than the flows that feed it tell. It
/// grew by more than they brought; or it grew by so much less, or shrank, that what is gone is ten or more and more
/// than a tenth of what there was, since the catalogue has no flow for those who left or died and a few always do.
/// Silent where a feeding flow is unknown or does not cover every day between the two, where something moved or merged
/// between them, and on parts, which people and organisations pass between without any flow. A flow may begin on the
/// day of the first statement (a founding day) or on the day after it.
/// </summary>
internal sealed class StockUnexplainedRule : IFindingRule
{
    private const decimal LossMin = 10;
    private const decimal LossShareMin = 0.1m;

    public string Code => "stock-unexplained";

    public Severity Severity => Severity.Note;

    public void Check(RuleSubject subject, ICollection<Finding> found)
    {
        var hasTwo = subject.Stock is { Own.Standing.Length: > 1 } or { Subtree.Standing.Length: > 1 };
        if (subject.Stock is not { } stock || !hasTwo || !subject.Key.Breakdown.IsTotal)
        {
            return;
        }

        var feeders = FeedersOf(subject);
        if (feeders.Count == 0)
        {
            return;
        }

        foreach (var (scope, statements) in subject.Stated)
        {
            for (var i = 1; i < statements.Standing.Length; i++)
            {
                ref readonly var before = ref statements.Standing.ItemRef(i - 1);
                ref readonly var after = ref statements.Standing.ItemRef(i);
                if (
                    !IsAtMove(subject.State, stock, before.Day, after.Day)
                    && Fed(feeders, scope, before.Day, after.Day) is { } fed
                    && after.Quantity.Minus(before.Quantity) is var change
                    && (Certainty.IsMore(change, fed) || IsLoss(before.Quantity, fed.Minus(change)))
                )
                {
                    found.Add(subject.Finding(this, after, Message(subject, before, after, change, fed)));
                }
            }
        }
    }

    /// <summary>
    /// The flows that feed the stock, in the same narrowing; none where one of them is not known here at all.
    /// </summary>
    private static List<FlowState> FeedersOf(RuleSubject subject)
    {
        var feeders = new List<FlowState>();
        foreach (var indicator in subject.State.Catalogue.FeedersOf(subject.Key.Indicator))
        {
            if (subject.State.Keys.Find(subject.Key with { Indicator = indicator.Code })?.Flow is not { } flow)
            {
                return [];
            }

            feeders.Add(flow);
        }

        return feeders;
    }

    private static bool IsLoss(Quantity before, Quantity gone) =>
        !gone.MayBeLess && !before.MayBeMore && gone.Low >= LossMin && gone.Low > before.High * LossShareMin;

    private static bool IsAtMove(CommitteeState state, StockState stock, DateOnly after, DateOnly until)
    {
        foreach (var carry in stock.Carried)
        {
            if (IsBetween(carry.Move.On, after, until))
            {
                return true;
            }
        }

        return AnyBetween(state.Crossings, after, until) || AnyBetween(stock.Moves, after, until);
    }

    private static bool AnyBetween<T>(GroupMap<MoveId, T> moves, DateOnly after, DateOnly until)
        where T : IGroup<T>
    {
        foreach (ref readonly var move in moves.AsSpan())
        {
            if (IsBetween(move.Key.On, after, until))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBetween(DateOnly on, DateOnly after, DateOnly until) => after < on && on <= until;

    private static Quantity? Fed(List<FlowState> feeders, Scope scope, DateOnly before, DateOnly after)
    {
        var sum = Tally.Zero;
        foreach (var flow in feeders)
        {
            if (
                (Tiled(flow, scope, new(before.AddDays(1), after)) ?? Tiled(flow, scope, new(before, after)))
                is not { } tally
            )
            {
                return null;
            }

            sum += tally;
        }

        return sum.ToQuantity();
    }

    private static Tally? Tiled(FlowState flow, Scope scope, Period period)
    {
        var stated = scope == Scope.Own ? flow.Own : flow.Subtree;
        if (Statements.AreApart(stated.Standing) && stated.StandingAt(period) is { } alone)
        {
            // Where nothing overlaps, what is stated of the whole period is its only tile.
            return flow.Context.Activity.Contains(alone.Day) ? alone.ToTally() : null;
        }

        var sum = Tally.Zero;
        var days = 0;
        foreach (var tile in flow.TilesFor(period, scope))
        {
            sum += tile.ToTally();
            days += tile.Period.Days;
        }

        return days == period.Days ? sum : null;
    }

    private static Phrase Message(
        RuleSubject subject,
        Statement before,
        Statement after,
        Quantity change,
        Quantity fed
    ) =>
        Phrase.Of(
            subject.State.Catalogue,
            "“{0}” từ {1} ({2}) thành {3} ({4}): thay đổi {5}, nhưng các chỉ tiêu tăng trong kỳ cộng lại là {6}. Nếu "
                + "không phải do giảm tự nhiên hay chuyển đi thì hãy rà soát các số này.",
            "“{0}” went from {1} ({2}) to {3} ({4}): a change of {5}, but the flows that feed it come to {6}. Unless "
                + "the rest left or died, go through these figures.",
            subject.Key,
            before.Quantity,
            before.Day,
            after.Quantity,
            after.Day,
            new Change(change),
            new Change(fed)
        );
}
