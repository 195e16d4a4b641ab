using Federation.Core.Algebra;
using Federation.Core.Quantities;
using Federation.Core.Series;
using Federation.Core.Summaries;

namespace Federation.Core.Packing;

/// <summary>
/// What a child shows, kept in few bytes: equal to what it was made of in everything that can be asked. A flow that
/// depends on the period that is asked cannot be packed.
/// </summary>
public static class SummaryPacking
{
    private const int HasStock = 1;
    private const int HasFlow = 2;
    private const int HasRatio = 4;
    private const int HasMoves = 8;
    private const int HasCarry = 16;
    private const int HasFindings = 32;

    /// <summary>The summary with every key packed that can be; the same object where it is packed already.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="common">What it may have in common with others that are kept beside it.</param>
    public static Summary Pack(Summary summary, PackedInCommon common) =>
        summary.Packed is not null || summary.Keys.Count == 0
            ? summary
            : new(common.Of(summary.Tree), PackedKeys.Of(summary.Keys, common));

    /// <summary>What is shown of one key, packed; null where it cannot be.</summary>
    public static KeySummary? Pack(KeySummary shown)
    {
        var stock = shown.Stock is null or PackedStock ? shown.Stock : new PackedStock(FigurePacking.Pack(shown.Stock));
        var flow = shown.Flow is null or PackedFlow ? shown.Flow : Packed(shown.Flow);
        var isSame = ReferenceEquals(stock, shown.Stock) && ReferenceEquals(flow, shown.Flow);
        return shown.Flow is not null && flow is null ? null
            : isSame ? shown
            : shown with { Stock = stock, Flow = flow };
    }

    /// <summary>The same with its figures at hand: for whoever asks more than once.</summary>
    internal static KeySummary? Unpack(KeySummary? shown) =>
        shown is { Stock: PackedStock } or { Flow: PackedFlow }
            ? shown with
            {
                Stock = shown.Stock is PackedStock stock ? stock.Unpacked : shown.Stock,
                Flow = shown.Flow is PackedFlow flow ? flow.Unpacked : shown.Flow,
            }
            : shown;

    /// <summary>Writes what is shown of one key, which has been packed.</summary>
    public static void Write(PackWriter to, KeySummary shown)
    {
        var parts =
            (shown.Stock is null ? 0 : HasStock)
            | (shown.Flow is null ? 0 : HasFlow)
            | (shown.Ratio is null ? 0 : HasRatio)
            | (shown.Moves.IsZero ? 0 : HasMoves)
            | (shown.Carry is null ? 0 : HasCarry)
            | (shown.Findings == 0 ? 0 : HasFindings);
        to.Byte((byte)parts);
        if (shown.Stock is not null)
        {
            to.Bytes(((PackedStock)shown.Stock).Bytes.Span);
        }

        if (shown.Flow is not null)
        {
            to.Bytes(((PackedFlow)shown.Flow).Bytes.Span);
        }

        if (shown.Ratio is { } ratio)
        {
            to.List(ratio.Stated, FigurePacking.Write);
            to.List(ratio.Below, FigurePacking.Write);
        }

        if (!shown.Moves.IsZero)
        {
            Write(to, shown.Moves);
        }

        if (shown.Carry is { } carry)
        {
            FigurePacking.Write(to, carry.Move);
            to.Tally(carry.Tally);
        }

        if (shown.Findings != 0)
        {
            to.Number(shown.Findings);
        }
    }

    /// <summary>Reads what is shown of one key; its figures stay packed.</summary>
    /// <param name="from">Where from.</param>
    /// <param name="all">All the bytes that are read from: the figures keep their part of them.</param>
    /// <exception cref="FormatException">The bytes are not what was written.</exception>
    public static KeySummary Read(ref PackReader from, ReadOnlyMemory<byte> all)
    {
        var parts = from.Byte();
        var stock = (parts & HasStock) == 0 ? null : new PackedStock(Slice(ref from, all));
        var flow = (parts & HasFlow) == 0 ? null : new PackedFlow(Slice(ref from, all));
        var ratio =
            (parts & HasRatio) == 0
                ? null
                : new RatioState(from.List(FigurePacking.ReadRatio), from.List(FigurePacking.ReadRatio));
        var moves = (parts & HasMoves) == 0 ? GroupMap<Committees.MoveId, Tally>.Zero : ReadMoves(ref from);
        var carry = (parts & HasCarry) == 0 ? null : new StockCarry(FigurePacking.ReadMove(ref from), from.Tally());
        return new(stock, flow, ratio, moves, carry, (parts & HasFindings) == 0 ? 0 : from.Small());
    }

    /// <summary>Writes a child's place and the tree below it.</summary>
    public static void Write(PackWriter to, TreeSummary tree)
    {
        to.List(tree.Days, static (w, days) => w.Interval(days));
        to.Steps(tree.Units);
        Write(to, tree.Levels);
        Write(to, tree.Crossings);
        Write(to, tree.Follows);
    }

    /// <summary>Reads a child's place and the tree below it.</summary>
    /// <exception cref="FormatException">The bytes are no tree.</exception>
    public static TreeSummary ReadTree(ref PackReader from)
    {
        var days = from.List(static (ref PackReader r) => r.Interval());
        var units = from.Steps();
        return new(days, units, ReadLevels(ref from), ReadCounts(ref from), ReadCounts(ref from));
    }

    internal static void Write(PackWriter to, GroupMap<LevelCode, Steps<Count>> levels)
    {
        to.Number(levels.Count);
        foreach (var (level, units) in levels)
        {
            to.Text(level.Code);
            to.Steps(units);
        }
    }

    internal static GroupMap<LevelCode, Steps<Count>> ReadLevels(ref PackReader from)
    {
        var levels = new KeyValuePair<LevelCode, Steps<Count>>[from.Length()];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = new(new(from.Text()), from.Steps());
        }

        return GroupMap<LevelCode, Steps<Count>>.OfRising(levels);
    }

    internal static void Write(PackWriter to, GroupMap<Committees.MoveId, Tally> moves)
    {
        to.Number(moves.Count);
        foreach (var (move, tally) in moves)
        {
            FigurePacking.Write(to, move);
            to.Tally(tally);
        }
    }

    internal static GroupMap<Committees.MoveId, Tally> ReadMoves(ref PackReader from)
    {
        var moves = new KeyValuePair<Committees.MoveId, Tally>[from.Length()];
        for (var i = 0; i < moves.Length; i++)
        {
            moves[i] = new(FigurePacking.ReadMove(ref from), from.Tally());
        }

        return GroupMap<Committees.MoveId, Tally>.OfRising(moves);
    }

    internal static void Write(PackWriter to, GroupMap<Committees.MoveId, Count> counts)
    {
        to.Number(counts.Count);
        foreach (var (move, count) in counts)
        {
            FigurePacking.Write(to, move);
            to.Number(count.Value);
        }
    }

    internal static GroupMap<Committees.MoveId, Count> ReadCounts(ref PackReader from)
    {
        var counts = new KeyValuePair<Committees.MoveId, Count>[from.Length()];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = new(FigurePacking.ReadMove(ref from), new(from.Number()));
        }

        return GroupMap<Committees.MoveId, Count>.OfRising(counts);
    }

    private static PackedFlow? Packed(FlowFigures flow) => FigurePacking.Pack(flow) is { } bytes ? new(bytes) : null;

    private static ReadOnlyMemory<byte> Slice(ref PackReader from, ReadOnlyMemory<byte> all)
    {
        var length = from.Bytes().Length;
        return all.Slice(from.Position - length, length);
    }
}
