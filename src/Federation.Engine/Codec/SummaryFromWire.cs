using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;
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
        object?[] kinds = [shown.Stock, shown.Flow, shown.Ratio];
        return kinds.Count(kind => kind is not null) <= 1
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

    private static GroupMap<MoveId, Count> Crossings(IReadOnlyList<Wire.Crossing> crossings) =>
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
                Rising(stock.Steps, step => Day(step.From))
                    .Select(step => new Step<StockCell>(
                        step.Key,
                        new(Tally(step.Item.Tally), step.Item.Reporting, step.Item.Open)
                    ))
            ),
            [
                .. Rising(stock.Oldest, step => Day(step.From))
                    .Select(step => new Step<DateOnly>(step.Key, Day(step.Item.Observed))),
            ]
        );

    private static FlowFigures Flow(Wire.Flow flow)
    {
        var reported = Map(flow.Reported, StatedPeriod, stated => new Count(stated.Count));
        return flow.Tiles is { } tiles
            ? new TiledFlow(Tiles(tiles), reported)
            : new FlowTable(
                SortedTable<Period, FlowCell>.From(
                    Rising(flow.Cells, cell => Period(cell.From, cell.To))
                        .Select(cell => KeyValuePair.Create(cell.Key, Cell(cell.Item)))
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
            [.. Rising(opening.Stated, StatedPeriod).Select(stated => stated.Key)]
        );

    private static Interval Interval(Wire.Interval days) => new(Day(days.From), Day(days.Until));

    private static FlowCell Cell(Wire.FlowCell cell) =>
        new(Map(cell.Pieces.Select(Piece), piece => piece.Key, piece => piece.Value), Steps(cell.Shift), cell.Open);

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

        return steps.From.Count == steps.Values.Count
            ? Steps<Count>.From(
                Rising(steps.From, Day).Select((step, i) => new Step<Count>(step.Key, new(steps.Values[i])))
            )
            : throw new FormatException("Days and values are not of one number.");
    }

    private static GroupMap<TKey, TValue> Map<TItem, TKey, TValue>(
        IEnumerable<TItem> items,
        Func<TItem, TKey> keyOf,
        Func<TItem, TValue> valueOf
    )
        where TKey : IComparable<TKey>
        where TValue : IGroup<TValue> =>
        GroupMap<TKey, TValue>.From(
            Rising(items, keyOf).Select(item => KeyValuePair.Create(item.Key, valueOf(item.Item)))
        );

    private static IEnumerable<(TKey Key, TItem Item)> Rising<TItem, TKey>(
        IEnumerable<TItem> items,
        Func<TItem, TKey> keyOf
    )
        where TKey : IComparable<TKey>
    {
        var isFirst = true;
        TKey last = default!;
        foreach (var item in items)
        {
            var key = keyOf(item);
            if (!isFirst && key.CompareTo(last) <= 0)
            {
                throw new FormatException($"{key} does not come after {last}.");
            }

            (last, isFirst) = (key, false);
            yield return (key, item);
        }
    }
}
