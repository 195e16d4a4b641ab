using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Quantities;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Engine.Codec;

/// <summary>
/// Writes summaries field by field as <c>summary.proto</c> has them; figures are written out. A method for each of its
/// messages, a line for each of its fields.
/// </summary>
internal static class SummaryWriter
{
    public static void Write(WireWriter to, TreeSummary tree)
    {
        to.Number(1, SummaryCodec.Format);
        foreach (var days in tree.Days)
        {
            Write(to, 2, days);
        }

        Write(to, 3, tree.Units);
        foreach (var (level, counts) in tree.Levels)
        {
            var begun = to.Begin(4);
            to.Text(1, level.Code);
            Write(to, 2, counts);
            to.End(begun);
        }

        Write(to, 5, tree.Crossings);
        Write(to, 6, tree.Follows);
    }

    public static void Write(WireWriter to, KeySummary shown)
    {
        to.Number(1, SummaryCodec.Format);
        if (shown.Stock is { } stock)
        {
            Write(to, 2, stock);
        }

        if (shown.Flow is { } flow)
        {
            Write(to, 3, flow);
        }

        if (shown.Ratio is { } ratio)
        {
            Write(to, 4, ratio);
        }

        foreach (ref readonly var moved in shown.Moves.AsSpan())
        {
            Write(to, 5, moved.Key, moved.Value);
        }

        if (shown.Carry is { } carry)
        {
            Write(to, 6, carry.Move, carry.Tally);
        }

        to.Number(7, shown.Findings);
    }

    private static void Write(WireWriter to, int field, GroupMap<MoveId, Count> crossings)
    {
        foreach (ref readonly var crossing in crossings.AsSpan())
        {
            var begun = to.Begin(field);
            Write(to, 1, crossing.Key);
            to.Signed(2, crossing.Value.Value);
            to.End(begun);
        }
    }

    private static void Write(WireWriter to, int field, StockFigures stock)
    {
        var begun = to.Begin(field);
        foreach (ref readonly var step in stock.ToSteps().Changes.AsSpan())
        {
            var begunStep = to.Begin(1);
            to.Day(1, step.From);
            Write(to, 2, step.Value.Tally);
            to.Signed(3, step.Value.Reporting);
            to.Signed(4, step.Value.Open);
            to.End(begunStep);
        }

        foreach (ref readonly var step in stock.OldestSteps().AsSpan())
        {
            var begunStep = to.Begin(2);
            to.Day(1, step.From);
            to.Day(2, step.Value);
            to.End(begunStep);
        }

        to.End(begun);
    }

    private static void Write(WireWriter to, int field, FlowFigures flow)
    {
        var begun = to.Begin(field);
        var tiles = flow.Tiles;
        if (tiles is null)
        {
            foreach (var (period, cell) in WrittenOut.CellsOf(flow))
            {
                Write(to, 1, period, cell);
            }
        }

        foreach (ref readonly var reported in flow.Reported.AsSpan())
        {
            Write(to, 2, reported.Key, reported.Value);
        }

        if (tiles is not null)
        {
            Write(to, 3, tiles);
        }

        to.End(begun);
    }

    private static void Write(WireWriter to, int field, FlowTiles tiles)
    {
        var begun = to.Begin(field);
        foreach (ref readonly var part in tiles.Parts.AsSpan())
        {
            var begunPart = to.Begin(1);
            to.Day(1, part.Key.From);
            to.Day(2, part.Key.To);
            Write(to, 3, part.Value.Piece.Tally);
            Write(to, 4, part.Value.Piece.Covered);
            Write(to, 5, part.Value.Shift);
            to.End(begunPart);
        }

        foreach (ref readonly var opening in tiles.Open.AsSpan())
        {
            Write(to, 2, opening.Key, opening.Value);
        }

        to.End(begun);
    }

    private static void Write(WireWriter to, int field, FlowOpening opening, Count count)
    {
        var begun = to.Begin(field);
        to.Day(1, opening.FromBelow);
        Write(to, 2, opening.Activity);
        Write(to, 3, opening.OwnUnit);
        foreach (var stated in opening.Stated)
        {
            Write(to, 4, stated, Count.Zero);
        }

        to.Signed(5, count.Value);
        to.End(begun);
    }

    private static void Write(WireWriter to, int field, Period period, FlowCell cell)
    {
        var begun = to.Begin(field);
        to.Day(1, period.From);
        to.Day(2, period.To);
        foreach (ref readonly var piece in cell.Pieces.AsSpan())
        {
            var begunPiece = to.Begin(3);
            to.Day(1, piece.Key);
            Write(to, 2, piece.Value.Tally);
            Write(to, 3, piece.Value.Covered);
            to.End(begunPiece);
        }

        Write(to, 4, cell.Shift);
        to.Signed(5, cell.Open);
        to.End(begun);
    }

    private static void Write(WireWriter to, int field, Period period, Count count)
    {
        var begun = to.Begin(field);
        to.Day(1, period.From);
        to.Day(2, period.To);
        to.Signed(3, count.Value);
        to.End(begun);
    }

    private static void Write(WireWriter to, int field, RatioState ratio)
    {
        var begun = to.Begin(field);
        foreach (var own in ratio.Stated)
        {
            Write(to, 1, own);
        }

        foreach (var below in ratio.Below)
        {
            Write(to, 2, below);
        }

        to.End(begun);
    }

    private static void Write(WireWriter to, int field, StatedRatio stated)
    {
        var begun = to.Begin(field);
        to.Text(1, stated.Committee.ToString());
        to.Day(2, stated.Period.From);
        to.Day(3, stated.Period.To);
        Write(to, 4, 5, stated.Quantity.Low, stated.Quantity.High);
        to.Flag(6, stated.Quantity.MayBeMore);
        to.Flag(7, stated.Quantity.MayBeLess);
        to.End(begun);
    }

    private static void Write(WireWriter to, int field, MoveId move, Tally tally)
    {
        var begun = to.Begin(field);
        Write(to, 1, move);
        Write(to, 2, tally);
        to.End(begun);
    }

    private static void Write(WireWriter to, int field, MoveId move)
    {
        var begun = to.Begin(field);
        to.Day(1, move.On);
        to.Text(2, move.Committee.ToString());
        to.End(begun);
    }

    private static void Write(WireWriter to, int field, Interval days)
    {
        var begun = to.Begin(field);
        to.Day(1, days.From);
        to.Day(2, days.Until);
        to.End(begun);
    }

    private static void Write(WireWriter to, int field, Steps<Count> steps)
    {
        if (steps.IsZero)
        {
            return;
        }

        var begun = to.Begin(field);
        var days = to.Begin(1);
        foreach (var step in steps.Changes)
        {
            to.DayItem(step.From);
        }

        to.End(days);
        var values = to.Begin(2);
        foreach (var step in steps.Changes)
        {
            to.SignedItem(step.Value.Value);
        }

        to.End(values);
        to.End(begun);
    }

    private static void Write(WireWriter to, int field, in Tally tally)
    {
        if (tally.IsZero)
        {
            return;
        }

        var begun = to.Begin(field);
        Write(to, 1, 2, tally.Low, tally.High);
        to.Signed(3, tally.MayBeMore);
        to.Signed(4, tally.MayBeLess);
        to.Signed(5, tally.Terms);
        to.Signed(6, tally.Estimated);
        to.Signed(7, tally.Projected);
        to.Signed(8, tally.Derived);
        to.Signed(9, tally.Inferred);
        to.End(begun);
    }

    /// <summary>Two ends: zero is left out as the low one, and the high one where it is the low one.</summary>
    private static void Write(WireWriter to, int lowField, int highField, decimal low, decimal high)
    {
        if (low != 0)
        {
            Write(to, lowField, low);
        }

        if (high != low)
        {
            Write(to, highField, high);
        }
    }

    private static void Write(WireWriter to, int field, decimal value)
    {
        var begun = to.Begin(field);
        if (value != 0)
        {
            var shortest = WireNumbers.Shortest(value);
            Span<int> bits = stackalloc int[4];
            decimal.GetBits(shortest, bits);
            to.Number(1, unchecked((uint)bits[0] | ((long)bits[1] << 32)));
            to.Number(2, unchecked((uint)bits[2]));
            to.Number(3, shortest.Scale);
            to.Flag(4, value < 0);
        }

        to.End(begun);
    }
}
