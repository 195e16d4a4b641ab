using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;
using Google.Protobuf.Collections;
using static Federation.Engine.Codec.WireNumbers;

namespace Federation.Engine.Codec;

/// <summary>Summaries as the messages that are written; figures are written out.</summary>
internal static class SummaryToWire
{
    public static Wire.TreeSummary Of(TreeSummary tree) =>
        new()
        {
            Version = SummaryCodec.Format,
            Days = { tree.Days.Select(Of) },
            Units = Of(tree.Units),
            Levels =
            {
                tree.Levels.Select(level => new Wire.Level { Code = level.Key.Code, Counts = Of(level.Value) }),
            },
            Crossings = { Of(tree.Crossings) },
            Follows = { Of(tree.Follows) },
        };

    private static IEnumerable<Wire.Crossing> Of(GroupMap<MoveId, Count> crossings) =>
        crossings.Select(crossing => new Wire.Crossing { Move = Of(crossing.Key), Sign = crossing.Value.Value });

    public static Wire.KeySummary Of(KeySummary shown) =>
        new()
        {
            Version = SummaryCodec.Format,
            Stock = shown.Stock is { } stock ? Of(stock) : null,
            Flow = shown.Flow is { } flow ? Of(flow) : null,
            Ratio = shown.Ratio is { } ratio ? Of(ratio) : null,
            Moves =
            {
                shown.Moves.Select(moved => new Wire.Moved { Move = Of(moved.Key), Tally = moved.Value.ToWire() }),
            },
            Carry = shown.Carry is { } carry ? new() { Move = Of(carry.Move), Tally = carry.Tally.ToWire() } : null,
            Findings = shown.Findings,
        };

    private static Wire.Stock Of(StockFigures stock)
    {
        var written = new Wire.Stock();
        written.Steps.AddEach(
            stock.ToSteps().Changes.AsSpan(),
            static step =>
                new()
                {
                    From = step.From.ToWire(),
                    Tally = step.Value.Tally.ToWire(),
                    Reporting = step.Value.Reporting,
                    Open = step.Value.Open,
                }
        );
        written.Oldest.AddEach(
            stock.OldestSteps().AsSpan(),
            static step => new() { From = step.From.ToWire(), Observed = step.Value.ToWire() }
        );
        return written;
    }

    private static Wire.Flow Of(FlowFigures flow)
    {
        var written = new Wire.Flow();
        written.Reported.AddEach(flow.Reported.AsSpan(), static reported => Of(reported.Key, reported.Value));
        if (flow.Tiles is { } tiles)
        {
            written.Tiles = Of(tiles);
            return written;
        }

        foreach (var (period, cell) in WrittenOut.CellsOf(flow))
        {
            written.Cells.Add(Of(period, cell));
        }

        return written;
    }

    private static Wire.Reported Of(Period period, Count count) =>
        new()
        {
            From = period.From.ToWire(),
            To = period.To.ToWire(),
            Count = count.Value,
        };

    private static Wire.FlowTiles Of(FlowTiles tiles)
    {
        var written = new Wire.FlowTiles();
        written.Parts.AddEach(
            tiles.Parts.AsSpan(),
            static part =>
                new()
                {
                    From = part.Key.From.ToWire(),
                    To = part.Key.To.ToWire(),
                    Tally = part.Value.Piece.Tally.ToWire(),
                    Covered = Of(part.Value.Piece.Covered),
                    Shift = Of(part.Value.Shift),
                }
        );
        written.Open.AddEach(tiles.Open.AsSpan(), static opening => Of(opening.Key, opening.Value));
        return written;
    }

    private static Wire.FlowOpening Of(FlowOpening opening, Count count)
    {
        var written = new Wire.FlowOpening
        {
            FromBelow = opening.FromBelow.ToWire(),
            Activity = Of(opening.Activity),
            OwnUnit = Of(opening.OwnUnit),
            Count = count.Value,
        };
        written.Stated.AddEach(opening.Stated.AsSpan(), static period => Of(period, Count.Zero));
        return written;
    }

    private static Wire.Interval Of(Interval days) => new() { From = days.From.ToWire(), Until = days.Until.ToWire() };

    private static Wire.FlowCell Of(Period period, FlowCell cell) =>
        new()
        {
            From = period.From.ToWire(),
            To = period.To.ToWire(),
            Pieces = { cell.Pieces.Select(Of) },
            Shift = Of(cell.Shift),
            Open = cell.Open,
        };

    public static Wire.Piece Of(KeyValuePair<DateOnly, FlowPiece> piece) =>
        new()
        {
            Last = piece.Key.ToWire(),
            Tally = piece.Value.Tally.ToWire(),
            Covered = Of(piece.Value.Covered),
        };

    private static Wire.Ratio Of(RatioState ratio) =>
        new() { Own = { ratio.Stated.Select(Of) }, Below = { ratio.Below.Select(Of) } };

    public static Wire.StatedRatio Of(StatedRatio stated) =>
        new()
        {
            Committee = stated.Committee.ToString(),
            From = stated.Period.From.ToWire(),
            To = stated.Period.To.ToWire(),
            Low = stated.Quantity.Low.ToWire(),
            High = High(stated.Quantity.Low, stated.Quantity.High),
            MayBeMore = stated.Quantity.MayBeMore,
            MayBeLess = stated.Quantity.MayBeLess,
        };

    public static Wire.Move Of(MoveId move) => new() { On = move.On.ToWire(), Committee = move.Committee.ToString() };

    public static Wire.CountSteps? Of(Steps<Count> steps)
    {
        if (steps.IsZero)
        {
            return null;
        }

        var written = new Wire.CountSteps();
        written.From.AddEach(steps.Changes.AsSpan(), static step => step.From.ToWire());
        written.Values.AddEach(steps.Changes.AsSpan(), static step => step.Value.Value);
        return written;
    }

    private static void AddEach<T, TWire>(this RepeatedField<TWire> to, ReadOnlySpan<T> items, Func<T, TWire> write)
    {
        to.Capacity = items.Length;
        foreach (var item in items)
        {
            to.Add(write(item));
        }
    }
}
