using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Reports;
using Federation.Core.Series;

namespace Federation.Core.Rules;

/// <summary>
/// Committees came into or left the subtree after a stated stock that still counts, and nothing is known of what they
/// brought or took: the stated figure goes on as if they had not moved. Told once for all moves after one statement,
/// and only on the widest stated key: where the total is told, its parts are not. A committee that is known to have 0
/// moves 0.
/// </summary>
internal sealed class MovedAmountUnknownRule : IFindingRule
{
    private const int NamedMax = 5;

    public string Code => "moved-amount-unknown";

    public Severity Severity => Severity.Note;

    public void Check(RuleSubject subject, ICollection<Finding> found)
    {
        if (subject.Stock is not { } stock || stock.Subtree.IsEmpty || subject.State.Crossings.IsZero)
        {
            return;
        }

        var unknown = new List<MoveId>();
        for (var i = 0; i < stock.Subtree.Standing.Length; i++)
        {
            var stated = stock.Subtree.Standing[i];
            var next = i + 1 < stock.Subtree.Standing.Length ? stock.Subtree.Standing[i + 1].Day : DateOnly.MaxValue;
            unknown.Clear();
            foreach (var (move, sign) in subject.State.Crossings)
            {
                var counts = stated.Day < move.On && move.On < next && move.On < stock.FromBelow;
                if (counts && IsUnknown(subject, stock, move, sign) && !IsToldWider(subject, move))
                {
                    unknown.Add(move);
                }
            }

            if (unknown.Count > 0)
            {
                found.Add(subject.Finding(this, stated, Message(subject, stated, unknown)));
            }
        }
    }

    /// <summary>
    /// A move that brought something is among the stock's moves. One that brought nothing is not; that a child's figure
    /// is 0 can be seen on a day on which it belongs here: the first after it came, the last before it left.
    /// </summary>
    private static bool IsUnknown(RuleSubject subject, StockState stock, MoveId move, Count sign)
    {
        if (stock.Moves.Contains(move))
        {
            return false;
        }

        var day = sign.Value > 0 ? move.On : move.On.AddDays(-1);
        var held = subject.State.Children.Find(move.Committee);
        var here = held is not null && Time.Interval.AnyContains(held.Days, day);
        var tally = here ? held!.Summary.Find(subject.Key)?.Stock?.At(day).Tally : null;
        return tally is not { HasValue: true } known || !Certainty.IsZero(known.ToQuantity());
    }

    /// <summary>Whether a wider key states a figure that counts at the move: the finding, if any, is there.</summary>
    private static bool IsToldWider(RuleSubject subject, MoveId move)
    {
        var keys = subject.State.Keys;
        foreach (var (key, figures) in keys.AsSpan()[Nesting.KeysOf(keys, subject.Key.Indicator)])
        {
            if (
                Nesting.IsWider(key.Breakdown, subject.Key.Breakdown)
                && figures.Stock is { } wider
                && wider.CountsDeclared(move.On)
                && wider.Subtree.LastAt(move.On)!.Value.Day < move.On
            )
            {
                return true;
            }
        }

        return false;
    }

    private static Phrase Message(RuleSubject subject, Statement stated, List<MoveId> unknown)
    {
        var named = unknown.Take(NamedMax).Select(m => m.Committee.ToString());
        var more = unknown.Count > NamedMax ? ", …" : "";
        return Phrase.Of(
            subject.State.Catalogue,
            "“{0}”: số báo cáo {1} ({2}) chưa tính {3} tổ chức chuyển đến hoặc chuyển đi sau đó ({4}) vì không biết số "
                + "liệu của các tổ chức này vào ngày trước khi chuyển. Hãy bổ sung, hoặc báo cáo số mới.",
            "“{0}”: the stated {1} ({2}) does not take into account the committees that came or left since, {3} in "
                + "number ({4}): nothing is known of them for the day before. Add it, or state a new figure.",
            subject.Key,
            stated.Quantity,
            stated.Day,
            unknown.Count,
            string.Join(", ", named) + more
        );
    }
}
