using Federation.Core.Figures;
using Federation.Core.Quantities;
using Federation.Core.State;
using Federation.Core.Time;

namespace Federation.Core.Explain;

/// <summary>
/// What a stock is made of: the stated figure and what moved since, or the own figure, what is carried and the
/// children.
/// </summary>
internal static class StockLines
{
    public static IEnumerable<Line> Of(CommitteeState state, Answer answer)
    {
        var day = answer.Question.Time.Day;
        var key = answer.Question.Key;
        if (state.Keys.Find(key)?.Stock is not { } stock || !state.Context.Activity.Contains(day))
        {
            yield break;
        }

        var declared = answer.Used == Basis.Declared;
        if (stock.Subtree.LastAt(day) is { } stated)
        {
            yield return Leaves.Of(state, key, stated, LineRole.Declared, declared);
            foreach (var (move, tally) in stock.Moves.Where(m => stated.Day < m.On && m.On <= day))
            {
                yield return new(move.Committee, LineRole.Move, declared, tally)
                {
                    Value = tally.ToQuantity(),
                    Move = move,
                    Next = new(key, Reports.FigureTime.AsOf(move.On.AddDays(-1))),
                };
            }
        }

        if (stock.Own.LastAt(day) is { } own)
        {
            yield return Leaves.Of(state, key, own, LineRole.Own, !declared);
        }

        foreach (var carry in stock.Carried.Where(c => !stock.CarriedAt(c, day).IsZero))
        {
            yield return new(carry.Move.Committee, LineRole.Move, !declared, carry.Tally)
            {
                Value = carry.Tally.ToQuantity(),
                Move = carry.Move,
                Next = new(key, Reports.FigureTime.AsOf(carry.Move.On.AddDays(-1))),
            };
        }

        foreach (var (child, held) in state.Children)
        {
            if (Interval.AnyContains(held.Days, day))
            {
                var tally = held.Summary.Find(key)?.Stock?.At(day).Tally ?? Tally.Zero;
                yield return new(child, LineRole.Child, !declared, tally)
                {
                    Value = tally.HasValue ? tally.ToQuantity() : null,
                    Next = new(key, answer.Question.Time),
                };
            }
        }
    }
}
