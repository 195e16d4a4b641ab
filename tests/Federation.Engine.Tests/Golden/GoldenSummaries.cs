using Federation.Conformance.Golden;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Indicators;
using Federation.Core.Packing;
using Federation.Core.Quantities;
using Federation.Core.Series;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Core.Time;
using Federation.Engine.Codec;

namespace Federation.Engine.Tests.Golden;

/// <summary>What is shown to uppers in other installations.</summary>
internal static class GoldenSummaries
{
    private static readonly Interval Belonging = new(Given.Day("2012-06-19"), Given.Day("2025-07-01"));
    private static readonly MoveId Merger = new(Given.Day("2025-07-01"), Given.Id("bac-giang"));
    private static readonly MoveId Transfer = new(Given.Day("2020-02-29"), Given.Id("ha-noi.cell-1"));
    private static readonly MoveId Follower = new(Given.Day("2025-07-01"), Given.Id("bac-giang.quang-chau"));
    private static readonly Tally Range = new(-10.5m, 12.0001m, 1, -1, 3, 1, 2, -1, 1);

    public static IEnumerable<GoldenCase> All =>
        [
            new(
                "summary-tree",
                SummaryCodec.Format,
                "A place in the tree and the tree below: SummaryCodec, summary.proto. Hexadecimal.",
                () => GoldenFile.Hex(SummaryCodec.Encode(Tree)),
                lines => GoldenFile.Hex(SummaryCodec.Encode(SummaryCodec.DecodeTree(GoldenFile.Bytes(lines))))
            ),
            Key("stock", "a stock, and what moved", Stock),
            Key("flow", "a flow", Flow),
            Key("flow-tiles", "a flow whose tiles serve every period", FlowOfTiles),
            Key("ratio", "stated ratios, and findings", Ratio),
            Key("carry", "what an absorbed committee leaves", Carry),
            new(
                "summary-digest",
                SummaryDigest.Format,
                "The digest of all these summaries together: SummaryDigest. SHA-256, hexadecimal.",
                () => [SummaryDigest.Of(Whole)],
                digest => digest
            ),
        ];

    public static TreeSummary Tree { get; } =
        new(
            [new(DateOnly.MinValue, Given.Day("2011-01-01")), Belonging],
            Steps<Count>.On(Belonging, new(3))
                + Steps<Count>.On(new(Given.Day("2020-02-29"), DateOnly.MaxValue), Count.One),
            GroupMap<LevelCode, Steps<Count>>.From([
                KeyValuePair.Create(new LevelCode("superior"), Steps<Count>.On(Interval.Always, Count.One)),
                KeyValuePair.Create(new LevelCode("cell"), Steps<Count>.On(Belonging, new(12))),
            ]),
            GroupMap<MoveId, Count>.From([
                KeyValuePair.Create(Merger, -Count.One),
                KeyValuePair.Create(Transfer, Count.One),
            ]),
            GroupMap<MoveId, Count>.Single(Follower, Count.One)
        );

    public static KeySummary Stock { get; } =
        Of(
            stock: new StockSteps(
                Steps<StockCell>.From([
                    new(Given.Day("2012-06-19"), new(Tally.Of(Quantity.Exact(248)), 1, 0)),
                    new(Given.Day("2018-11-26"), new(Range, 4, 2)),
                    new(Given.Day("2022-06-19"), new(new(0, decimal.MaxValue, 0, 0, 1), 1_000_000_000_000, 0)),
                    new(Given.Day("2024-01-01"), default),
                ]),
                [
                    new(Given.Day("2012-06-19"), Given.Day("2012-06-19")),
                    new(Given.Day("2018-11-26"), Given.Day("2016-12-31")),
                    new(Given.Day("2024-01-01"), DateOnly.MinValue),
                ]
            ),
            moves: GroupMap<MoveId, Tally>.From([
                KeyValuePair.Create(Transfer, -Tally.Of(Quantity.Exact(12)).AsMoved()),
                KeyValuePair.Create(Merger, Range),
            ])
        );

    public static KeySummary Ratio { get; } =
        Of(
            ratio: new(
                [new(Given.Id("ha-noi.iz"), Given.Period("2018"), Quantity.Of(Bound.Nearly, 99.5m))],
                [
                    new(Given.Id("ha-noi.cell-1"), Given.Period("2017"), Quantity.Of(Bound.Range, 0, 7)),
                    new(Given.Id("ha-noi.cell-1"), Given.Period("2018"), Quantity.Of(Bound.About, 33.3333m)),
                ]
            ),
            findings: 7
        );

    private static KeySummary Flow { get; } = Of(flow: FlowOf(Given.Period("2018"), Given.Period("2018-10M")));

    private static KeySummary FlowOfTiles { get; } =
        Of(flow: TilesOf(Given.Period("2018-Q3"), Given.Period("2018-Q4")));

    private static KeySummary Carry { get; } =
        Of(stock: new StockSteps(Steps<StockCell>.Zero, []), carry: new(Merger, new(150, 150, 0, 0, 0)));

    /// <summary>What a snapshot holds of a child: everything that can be packed.</summary>
    public static Summary Packed =>
        SummaryPacking.Pack(
            new Summary(
                Tree,
                SortedTable<FigureKey, KeySummary>.From(
                    new[] { Stock, FlowOfTiles, Ratio, Carry }.Select(
                        (shown, i) => KeyValuePair.Create(FigureKey.Total($"key-{i}"), shown)
                    )
                )
            ),
            new()
        );

    /// <summary>What children bring together, of every kind.</summary>
    public static SumsBelow Sums =>
        new(
            Tree.Units,
            Tree.Levels,
            Tree.Crossings,
            Tree.Follows,
            [
                new(
                    FigureKey.Total("key-0"),
                    ((StockSteps)Stock.Stock!).Cells,
                    [new(Given.Day("2012-06-19"), new(Given.Day("2012-06-19"), 2))],
                    Stock.Moves,
                    [Carry.Carry!],
                    null,
                    GroupMap<Period, Count>.Zero,
                    default,
                    3
                ),
                new(
                    FigureKey.Total("key-1"),
                    null,
                    [],
                    GroupMap<MoveId, Tally>.Zero,
                    [],
                    FlowOfTiles.Flow!.Tiles,
                    FlowOfTiles.Flow.Reported,
                    default,
                    0
                ),
                new(
                    FigureKey.Total("key-2"),
                    null,
                    [],
                    GroupMap<MoveId, Tally>.Zero,
                    [],
                    null,
                    GroupMap<Period, Count>.Zero,
                    Ratio.Ratio!.Below,
                    7
                ),
            ]
        );

    private static Summary Whole =>
        new(
            Tree,
            SortedTable<FigureKey, KeySummary>.From(
                new[] { Stock, Flow, Ratio, Carry }.Select(
                    (shown, i) => KeyValuePair.Create(FigureKey.Total($"key-{i}"), shown)
                )
            )
        );

    private static GoldenCase Key(string name, string about, KeySummary shown) =>
        new(
            $"summary-key-{name}",
            SummaryCodec.Format,
            $"What is shown of a key, {about}: SummaryCodec, summary.proto. Hexadecimal.",
            () => GoldenFile.Hex(SummaryCodec.Encode(shown)),
            lines => GoldenFile.Hex(SummaryCodec.Encode(SummaryCodec.DecodeKey(GoldenFile.Bytes(lines))))
        );

    private static KeySummary Of(
        StockFigures? stock = null,
        FlowFigures? flow = null,
        RatioState? ratio = null,
        GroupMap<MoveId, Tally>? moves = null,
        StockCarry? carry = null,
        int findings = 0
    ) => new(stock, flow, ratio, moves ?? GroupMap<MoveId, Tally>.Zero, carry, findings);

    /// <summary>Every period kept ready has a cell; those of the stated periods are not zero.</summary>
    private static FlowTable FlowOf(params Period[] stated)
    {
        var reported = GroupMap<Period, Count>.From(stated.Select(period => KeyValuePair.Create(period, new Count(2))));
        return new(
            SortedTable<Period, FlowCell>.From(
                FlowState
                    .KeptFor(reported)
                    .Select(period =>
                        KeyValuePair.Create(period, stated.Contains(period) ? Cell(period) : FlowCell.Zero)
                    )
            ),
            reported
        );
    }

    /// <summary>The first tile is nobody's and straddled a move; a committee on the way leaves both open.</summary>
    private static TiledFlow TilesOf(Period straddling, Period stated)
    {
        var days = new Interval(stated.From, stated.To.AddDays(1));
        var covered = Steps<Count>.On(days, new(2));
        var opening = new FlowOpening(Given.Day("2020-01-01"), Belonging, covered, [straddling, stated]);
        return new(
            new(
                GroupMap<Period, FlowPart>.From([
                    KeyValuePair.Create(straddling, new FlowPart(FlowPiece.Zero, -covered)),
                    KeyValuePair.Create(stated, new FlowPart(new(Range, covered), Steps<Count>.Zero)),
                ]),
                GroupMap<FlowOpening, Count>.Single(opening, new(3))
            ),
            GroupMap<Period, Count>.Single(stated, Count.One)
        );
    }

    private static FlowCell Cell(Period period)
    {
        var days = new Interval(period.From, period.To.AddDays(1));
        return new(
            GroupMap<DateOnly, FlowPiece>.From([
                KeyValuePair.Create(
                    period.To,
                    new FlowPiece(Tally.Of(Quantity.Exact(31)), Steps<Count>.On(days, new(2)))
                ),
                KeyValuePair.Create(period.From, new FlowPiece(Range, Steps<Count>.Zero)),
            ]),
            Steps<Count>.On(days, -Count.One),
            1
        );
    }
}
