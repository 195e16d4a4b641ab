using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Packing;

/// <summary>
/// The figures of one key as few bytes and back. What most cells state, one exact whole number for one unit over days
/// of its own, takes four to six bytes; everything else is written out in full.
/// </summary>
internal static class FigurePacking
{
    private const byte Full = 0;
    private const byte Short = 1;

    public static byte[] Pack(StockFigures stock)
    {
        var (cells, oldest) = (stock.ToSteps(), stock.OldestSteps());
        var to = new PackWriter();
        Write(to, cells);
        var isOwnDays = oldest.Length == cells.Changes.Length;
        for (var i = 0; isOwnDays && i < oldest.Length; i++)
        {
            isOwnDays = oldest[i].From == oldest[i].Value && oldest[i].From == cells.Changes[i].From;
        }

        to.Byte(isOwnDays ? Short : Full);
        if (!isOwnDays)
        {
            to.List(
                oldest,
                static (w, step) =>
                {
                    w.Day(step.From);
                    w.Day(step.Value);
                }
            );
        }

        return to.ToArray();
    }

    public static StockSteps UnpackStock(ReadOnlySpan<byte> bytes)
    {
        var from = new PackReader(bytes);
        var cells = ReadStock(ref from);
        var oldest =
            from.Byte() == Short
                ? [.. cells.Changes.Select(s => new Step<DateOnly>(s.From, s.From))]
                : from.List(static (ref PackReader r) => new Step<DateOnly>(r.Day(), r.Day()));
        return new(cells, oldest);
    }

    /// <summary>The bytes; null where the figures depend on the period that is asked.</summary>
    public static byte[]? Pack(FlowFigures flow)
    {
        if (flow.Tiles is not { } tiles)
        {
            return null;
        }

        var to = new PackWriter();
        Write(to, tiles);
        var reported = flow.Reported;
        var isTiles = reported.Count == tiles.Parts.Count;
        for (var i = 0; isTiles && i < reported.Count; i++)
        {
            isTiles = reported[i].Key == tiles.Parts[i].Key && reported[i].Value == Count.One;
        }

        to.Byte(isTiles ? Short : Full);
        if (!isTiles)
        {
            Write(to, reported);
        }

        return to.ToArray();
    }

    public static TiledFlow UnpackFlow(ReadOnlySpan<byte> bytes)
    {
        var from = new PackReader(bytes);
        var tiles = ReadTiles(ref from);
        var reported = from.Byte() == Short ? EachOnce(tiles.Parts) : ReadPeriods(ref from);
        return new(tiles, reported);
    }

    public static void Write(PackWriter to, Steps<StockCell> stock)
    {
        to.Number(stock.Changes.Length);
        foreach (var step in stock.Changes)
        {
            to.Day(step.From);
            Write(to, step.Value);
        }
    }

    public static Steps<StockCell> ReadStock(ref PackReader from) =>
        Steps<StockCell>.From(from.List(static (ref PackReader r) => new Step<StockCell>(r.Day(), ReadCell(ref r))));

    public static void Write(PackWriter to, FlowTiles tiles)
    {
        to.Number(tiles.Parts.Count);
        foreach (var (period, part) in tiles.Parts)
        {
            to.Period(period);
            Write(to, part, period);
        }

        to.Number(tiles.Open.Count);
        foreach (var (opening, count) in tiles.Open)
        {
            to.Day(opening.FromBelow);
            to.Interval(opening.Activity);
            to.Steps(opening.OwnUnit);
            to.List(opening.Stated, static (w, period) => w.Period(period));
            to.Number(count.Value);
        }
    }

    public static FlowTiles ReadTiles(ref PackReader from)
    {
        var parts = new KeyValuePair<Period, FlowPart>[from.Length()];
        for (var i = 0; i < parts.Length; i++)
        {
            var period = from.Period();
            parts[i] = new(period, ReadFlow(ref from, period));
        }

        var open = new KeyValuePair<FlowOpening, Count>[from.Length()];
        for (var i = 0; i < open.Length; i++)
        {
            var fromBelow = from.Day();
            var activity = from.Interval();
            var units = from.Steps();
            var stated = from.List(static (ref PackReader r) => r.Period());
            open[i] = new(new(fromBelow, activity, units, stated), new(from.Number()));
        }

        return new(GroupMap<Period, FlowPart>.OfRising(parts), GroupMap<FlowOpening, Count>.OfRising(open));
    }

    public static void Write(PackWriter to, GroupMap<Period, Count> periods)
    {
        to.Number(periods.Count);
        foreach (var (period, count) in periods)
        {
            to.Period(period);
            to.Number(count.Value);
        }
    }

    public static GroupMap<Period, Count> ReadPeriods(ref PackReader from)
    {
        var periods = new KeyValuePair<Period, Count>[from.Length()];
        for (var i = 0; i < periods.Length; i++)
        {
            periods[i] = new(from.Period(), new(from.Number()));
        }

        return GroupMap<Period, Count>.OfRising(periods);
    }

    public static void Write(PackWriter to, StatedRatio ratio)
    {
        to.Text(ratio.Committee.ToString());
        to.Period(ratio.Period);
        to.Quantity(ratio.Quantity);
    }

    public static StatedRatio ReadRatio(ref PackReader from) =>
        new(CommitteeId.Parse(from.Text()), from.Period(), from.Quantity());

    public static void Write(PackWriter to, MoveId move)
    {
        to.Day(move.On);
        to.Text(move.Committee.ToString());
    }

    public static MoveId ReadMove(ref PackReader from) => new(from.Day(), CommitteeId.Parse(from.Text()));

    private static void Write(PackWriter to, StockCell cell)
    {
        if (WholeOf(cell.Tally) is { } value && cell == new StockCell(Term(value), 1, 0))
        {
            to.Byte(Short);
            to.Number(value);
            return;
        }

        to.Byte(Full);
        to.Tally(cell.Tally);
        to.Number(cell.Reporting);
        to.Number(cell.Open);
    }

    private static StockCell ReadCell(ref PackReader from) =>
        from.Byte() == Short ? new(Term(from.Number()), 1, 0) : new(from.Tally(), from.Number(), from.Small());

    private static void Write(PackWriter to, FlowPart part, Period tile)
    {
        if (WholeOf(part.Piece.Tally) is { } value && part.Equals(OneUnit(value, tile)))
        {
            to.Byte(Short);
            to.Number(value);
            return;
        }

        to.Byte(Full);
        to.Tally(part.Piece.Tally);
        to.Steps(part.Piece.Covered);
        to.Steps(part.Shift);
    }

    private static FlowPart ReadFlow(ref PackReader from, Period tile) =>
        from.Byte() == Short ? OneUnit(from.Number(), tile) : new(new(from.Tally(), from.Steps()), from.Steps());

    private static GroupMap<Period, Count> EachOnce(GroupMap<Period, FlowPart> tiles)
    {
        var periods = new KeyValuePair<Period, Count>[tiles.Count];
        for (var i = 0; i < periods.Length; i++)
        {
            periods[i] = new(tiles[i].Key, Count.One);
        }

        return GroupMap<Period, Count>.OfRising(periods);
    }

    /// <summary>A figure of one unit for itself, over a period of which it covers every day.</summary>
    private static FlowPart OneUnit(long value, Period tile) =>
        new(new(Term(value), Steps<Count>.On(UnitDays.AsInterval(tile), Count.One)), Steps<Count>.Zero);

    private static Tally Term(decimal value) => new(value, value, 0, 0, 1);

    private static long? WholeOf(Tally tally) =>
        tally.Terms == 1 && tally.Low == decimal.Truncate(tally.Low) && Math.Abs(tally.Low) < long.MaxValue / 2
            ? decimal.ToInt64(tally.Low)
            : null;
}
