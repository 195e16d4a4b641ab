using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;
using Google.Protobuf.Collections;
using static Federation.Engine.Codec.WireNumbers;

namespace Federation.Engine.Codec;

/// <summary>
/// Summaries from messages that were read. Each list is held to its order, so that nothing is made of repeats.
/// </summary>
internal static class SummaryFromWire
{
    public static TreeSummary Of(Wire.TreeSummary tree)
    {
        WireBytes.RequireVersion(tree.Version, SummaryCodec.Format, "A tree summary");
        return new(
            Days(tree.Days),
            Steps(tree.Units),
            Map(tree.Levels, level => new LevelCode(level.Code), level => Steps(level.Counts)),
            Crossings(tree.Crossings),
            Crossings(tree.Follows)
        );
    }

    public static KeySummary Of(Wire.KeySummary shown)
    {
        WireBytes.RequireVersion(shown.Version, SummaryCodec.Format, "A key's summary");
        var kinds = (shown.Stock is null ? 0 : 1) + (shown.Flow is null ? 0 : 1) + (shown.Ratio is null ? 0 : 1);
        return kinds <= 1
            ? new(
                shown.Stock is { } stock ? Stock(stock) : null,
                shown.Flow is { } flow ? Flow(flow) : null,
                shown.Ratio is { } ratio ? Ratio(ratio) : null,
                Map(shown.Moves, moved => Move(moved.Move), moved => Tally(moved.Tally)),
                shown.Carry is { } carry ? new(Move(carry.Move), Tally(carry.Tally)) : null,
                shown.Findings
            )
            : throw new FormatException("A key's summary has figures of several kinds.");
    }

    private static GroupMap<MoveId, Count> Crossings(RepeatedField<Wire.Crossing> crossings) =>
        Map(crossings, crossing => Move(crossing.Move), crossing => new Count(crossing.Sign));

    private static ImmutableArray<Interval> Days(IReadOnlyList<Wire.Interval> days)
    {
        var found = days.Select(Interval).ToImmutableArray();
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i].IsEmpty || (i > 0 && found[i].From < found[i - 1].Until))
            {
                throw new FormatException($"Days of belonging are not in order: {found[i]}");
            }
        }

        return found;
    }

    private static StockSteps Stock(Wire.Stock stock) =>
        new(
            Steps<StockCell>.From(
                Rising(
                    stock.Steps,
                    static step => new Step<StockCell>(
                        Day(step.From),
                        new(Tally(step.Tally), step.Reporting, step.Open)
                    ),
                    static step => step.From
                )
            ),
            ImmutableCollectionsMarshal.AsImmutableArray(
                Rising(
                    stock.Oldest,
                    static step => new Step<DateOnly>(Day(step.From), Day(step.Observed)),
                    static step => step.From
                )
            )
        );

    private static FlowFigures Flow(Wire.Flow flow)
    {
        var reported = Map(flow.Reported, StatedPeriod, stated => new Count(stated.Count));
        return flow.Tiles is { } tiles
            ? new TiledFlow(Tiles(tiles), reported)
            : new FlowTable(
                SortedTable<Period, FlowCell>.From(
                    Rising(
                        flow.Cells,
                        static cell => KeyValuePair.Create(Period(cell.From, cell.To), Cell(cell)),
                        static cell => cell.Key
                    )
                ),
                reported
            );
    }

    private static Period StatedPeriod(Wire.Reported stated) => Period(stated.From, stated.To);

    private static FlowTiles Tiles(Wire.FlowTiles tiles) =>
        new(
            Map(tiles.Parts, tile => Period(tile.From, tile.To), Part),
            Map(tiles.Open, Opening, opening => new Count(opening.Count))
        );

    private static FlowPart Part(Wire.FlowTile tile) =>
        new(new(Tally(tile.Tally), Steps(tile.Covered)), Steps(tile.Shift));

    private static FlowOpening Opening(Wire.FlowOpening opening) =>
        new(
            Day(opening.FromBelow),
            Interval(opening.Activity ?? throw new FormatException("An opening has no days.")),
            Steps(opening.OwnUnit),
            ImmutableCollectionsMarshal.AsImmutableArray(Rising(opening.Stated, StatedPeriod, static period => period))
        );

    private static Interval Interval(Wire.Interval days) => new(Day(days.From), Day(days.Until));

    private static FlowCell Cell(Wire.FlowCell cell) =>
        new(
            Map(cell.Pieces, static piece => Day(piece.Last), static piece => Piece(piece).Value),
            Steps(cell.Shift),
            cell.Open
        );

    public static KeyValuePair<DateOnly, FlowPiece> Piece(Wire.Piece piece) =>
        new(Day(piece.Last), new(Tally(piece.Tally), Steps(piece.Covered)));

    private static RatioState Ratio(Wire.Ratio ratio) =>
        new([.. ratio.Own.Select(Stated)], [.. ratio.Below.Select(Stated)]);

    public static StatedRatio Stated(Wire.StatedRatio stated) =>
        new(
            CommitteeId.Parse(stated.Committee),
            Period(stated.From, stated.To),
            new Quantity(Number(stated.Low), Number(stated.High ?? stated.Low), stated.MayBeMore, stated.MayBeLess)
        );

    public static MoveId Move(Wire.Move? move) =>
        move is null
            ? throw new FormatException("A move is missing.")
            : new(Day(move.On), CommitteeId.Parse(move.Committee));

    public static Steps<Count> Steps(Wire.CountSteps? steps)
    {
        if (steps is null)
        {
            return Steps<Count>.Zero;
        }

        if (steps.From.Count != steps.Values.Count)
        {
            throw new FormatException("Days and values are not of one number.");
        }

        var days = Rising(steps.From, Day, static day => day);
        var changes = new Step<Count>[days.Length];
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = new(days[i], new(steps.Values[i]));
        }

        return Steps<Count>.From(changes);
    }

    private static GroupMap<TKey, TValue> Map<TItem, TKey, TValue>(
        RepeatedField<TItem> items,
        Func<TItem, TKey> keyOf,
        Func<TItem, TValue> valueOf
    )
        where TKey : IComparable<TKey>
        where TValue : IGroup<TValue> =>
        GroupMap<TKey, TValue>.From(
            Rising(items, item => KeyValuePair.Create(keyOf(item), valueOf(item)), static entry => entry.Key)
        );

    private static T[] Rising<TItem, T, TKey>(RepeatedField<TItem> items, Func<TItem, T> read, Func<T, TKey> keyOf)
        where TKey : IComparable<TKey>
    {
        var all = new T[items.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = read(items[i]);
            if (i > 0 && keyOf(all[i]).CompareTo(keyOf(all[i - 1])) <= 0)
            {
                throw new FormatException($"{keyOf(all[i])} does not come after {keyOf(all[i - 1])}.");
            }
        }

        return all;
    }
}
