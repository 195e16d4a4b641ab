using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Series;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Packing;

/// <summary>The sums of children as bytes and back.</summary>
public static class SumsPacking
{
    /// <summary>Writes the sums; each key by a number.</summary>
    public static void Write(PackWriter to, SumsBelow sums, Func<FigureKey, int> numberOf)
    {
        to.Steps(sums.Units);
        SummaryPacking.Write(to, sums.Levels);
        SummaryPacking.Write(to, sums.Crossings);
        SummaryPacking.Write(to, sums.Follows);
        to.List(
            sums.Keys,
            (w, key) =>
            {
                w.Number(numberOf(key.Key));
                Write(w, key);
            }
        );
    }

    /// <summary>Reads the sums.</summary>
    /// <exception cref="FormatException">The bytes are no sums.</exception>
    public static SumsBelow Read(ref PackReader from, IReadOnlyList<FigureKey> keys)
    {
        var units = from.Steps();
        var levels = SummaryPacking.ReadLevels(ref from);
        var crossings = SummaryPacking.ReadCounts(ref from);
        var follows = SummaryPacking.ReadCounts(ref from);
        var sums = new KeySums[from.Length()];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = ReadKey(ref from, keys[from.Small()]);
        }

        return new(units, levels, crossings, follows, [.. sums]);
    }

    private static void Write(PackWriter to, KeySums key)
    {
        to.Byte((byte)((key.Stock is null ? 0 : 1) | (key.Tiles is null ? 0 : 2) | (key.Ratios.IsDefault ? 0 : 4)));
        if (key.Stock is { } stock)
        {
            FigurePacking.Write(to, stock);
            to.List(
                key.Oldest,
                static (w, step) =>
                {
                    w.Day(step.From);
                    w.Day(step.Value.Day);
                    w.Number(step.Value.Children);
                }
            );
            SummaryPacking.Write(to, key.Moves);
            to.List(
                key.Carried,
                static (w, carry) =>
                {
                    FigurePacking.Write(w, carry.Move);
                    w.Tally(carry.Tally);
                }
            );
        }

        if (key.Tiles is { } tiles)
        {
            FigurePacking.Write(to, tiles);
            FigurePacking.Write(to, key.Reported);
        }

        if (!key.Ratios.IsDefault)
        {
            to.List(key.Ratios, FigurePacking.Write);
        }

        to.Number(key.Findings);
    }

    private static KeySums ReadKey(ref PackReader from, FigureKey key)
    {
        var parts = from.Byte();
        var sums = new KeySums(
            key,
            null,
            [],
            GroupMap<MoveId, Tally>.Zero,
            [],
            null,
            GroupMap<Period, Count>.Zero,
            default,
            0
        );
        if ((parts & 1) != 0)
        {
            sums = sums with
            {
                Stock = FigurePacking.ReadStock(ref from),
                Oldest = from.List(
                    static (ref PackReader r) => new Step<OldestBelow>(r.Day(), new(r.Day(), r.Small()))
                ),
                Moves = SummaryPacking.ReadMoves(ref from),
                Carried = from.List(
                    static (ref PackReader r) => new StockCarry(FigurePacking.ReadMove(ref r), r.Tally())
                ),
            };
        }

        if ((parts & 2) != 0)
        {
            sums = sums with
            {
                Tiles = FigurePacking.ReadTiles(ref from),
                Reported = FigurePacking.ReadPeriods(ref from),
            };
        }

        return sums with
        {
            Ratios = (parts & 4) == 0 ? default : from.List(FigurePacking.ReadRatio),
            Findings = from.Small(),
        };
    }
}
