using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.State;

/// <summary>
/// What a committee shows each upper: a parent for the days of belonging, and the committee that absorbed it. A move
/// shows −v at the old parent and +v at the new one, with v the effective figure of the day before.
/// </summary>
internal static class Showing
{
    public static TreeSummary Tree(CommitteeState state, CommitteeId upper)
    {
        var days = state.History.DaysUnder(upper);
        var levels = state.LevelsBelow;
        foreach (var (level, on) in state.History.Levels())
        {
            levels += GroupMap<LevelCode, Steps<Count>>.Single(new(level), Steps<Count>.On(on, Count.One));
        }

        bool PassesOn(MoveId move) => state.History.PassesOnTo(upper, move.On);
        var boundaries = Boundaries(state, upper).ToLookup(b => b.Follows);
        var yetToFollow = upper == state.History.Successor ? YetToFollow(state) : [];
        return new(
            days,
            state.Context.Units.Within(days),
            GroupMap<LevelCode, Steps<Count>>.From(
                levels.Select(l => KeyValuePair.Create(l.Key, l.Value.Within(days)))
            ),
            Counted(boundaries[false]) + state.Crossings.Where(PassesOn),
            Counted(boundaries[true].Concat(yetToFollow)) + state.Follows.Where(PassesOn)
        );
    }

    public static KeySummary? Key(CommitteeState state, CommitteeId upper, FigureKey name)
    {
        if (state.Keys.Find(name) is not { IsEmpty: false } key)
        {
            return null;
        }

        var days = state.History.DaysUnder(upper);
        var findings = upper == LatestUpper(state) ? key.FindingsTotal : 0;
        var moves =
            key.Stock is { } stock && MayMove(state.History, stock)
                ? MovesFor(state, upper, stock)
                : GroupMap<MoveId, Tally>.Zero;
        var carry = key.Stock is { } left && upper == state.History.Successor ? CarryOf(state, left) : null;
        return days.IsEmpty && findings == 0 && moves.IsZero && carry is null
            ? null
            : new(key.Stock, key.Flow, key.Ratio, moves, carry, findings);
    }

    public static bool RestsOn(CommitteeState state, CommitteeId child, CommitteeId upper)
    {
        var below = state.Children.Find(child)?.Days ?? [];
        if (below.IsEmpty || upper == LatestUpper(state))
        {
            return !below.IsEmpty;
        }

        var above = state.History.DaysUnder(upper);
        return below.Any(b => above.Any(a => b.From < a.Until && a.From <= b.Until));
    }

    private static CommitteeId? LatestUpper(CommitteeState state) =>
        state.History.Successor ?? (state.History.Spans is [.., var last] ? last.Parent : null);

    /// <summary>Whether anything below ever moved, or the committee itself.</summary>
    private static bool MayMove(CommitteeHistory history, StockState stock) =>
        !stock.Moves.IsZero || history.Spans.Length > 1 || history.Successor is not null;

    private static GroupMap<MoveId, Tally> MovesFor(CommitteeState state, CommitteeId upper, StockState stock)
    {
        var moves = stock.Moves.Where(m => state.History.PassesOnTo(upper, m.On));
        foreach (var (move, sign, _) in Boundaries(state, upper).Where(b => !b.Follows))
        {
            var moved = stock.At(move.On.AddDays(-1)).Tally.AsMoved();
            moves += GroupMap<MoveId, Tally>.Single(move, sign > 0 ? moved : -moved);
        }

        return moves;
    }

    private static StockCarry? CarryOf(CommitteeState state, StockState stock)
    {
        var on = state.History.Ending!.EffectiveFrom;
        var before = on.AddDays(-1);
        var left = stock.At(before).Tally - stock.Children.At(before).Tally;
        left = stock.CountsDeclared(before) ? left with { Terms = 1 } : left;
        return left.IsZero ? null : new(new(on, state.Id), left);
    }

    /// <summary>
    /// The days on which the committee itself came to (+1) or left (−1) an upper. Children that follow an absorbed
    /// parent moved as part of it: that is no move of their own. A first day and a dissolution are no moves.
    /// </summary>
    private static IEnumerable<Boundary> Boundaries(CommitteeState state, CommitteeId upper)
    {
        var spans = state.History.Spans;
        for (var i = 1; i < spans.Length; i++)
        {
            var (old, now) = (spans[i - 1], spans[i]);
            var sign = (now.Parent == upper ? 1 : 0) - (old.Parent == upper ? 1 : 0);
            var follows = now.Start.MergedFrom is { } absorbed && absorbed == old.Parent;
            if (sign != 0)
            {
                yield return new(new(now.Interval.From, state.Id), sign, follows);
            }
        }

        if (state.History.Successor is { } successor)
        {
            var sign = (successor == upper ? 1 : 0) - (spans is [.., var last] && last.Parent == upper ? 1 : 0);
            if (sign != 0)
            {
                yield return new(new(state.History.Ending!.EffectiveFrom, state.Id), sign, false);
            }
        }
    }

    /// <summary>Children that belong to the absorbed committee still on the day on which it ended, and later.</summary>
    private static IEnumerable<Boundary> YetToFollow(CommitteeState state)
    {
        var on = state.History.Ending!.EffectiveFrom;
        return state
            .Children.Where(c => Interval.AnyContains(c.Value.Days, on))
            .Select(c => new Boundary(new(on, c.Key), -1, true));
    }

    private static GroupMap<MoveId, Count> Counted(IEnumerable<Boundary> boundaries) =>
        GroupMap<MoveId, Count>.From(boundaries.Select(b => KeyValuePair.Create(b.Move, new Count(b.Sign))));

    private readonly record struct Boundary(MoveId Move, int Sign, bool Follows);
}
