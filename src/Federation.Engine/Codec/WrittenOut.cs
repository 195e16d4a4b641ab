using Federation.Core.Algebra;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Engine.Codec;

/// <summary>
/// What the bytes of a key's summary say, without reading them again: its figures step by step and cell by cell, with
/// nothing behind them of the committee that shows them.
/// </summary>
internal static class WrittenOut
{
    public static KeySummary Of(KeySummary shown) =>
        shown with
        {
            Stock = shown.Stock is { } stock ? new StockSteps(stock.ToSteps(), stock.OldestSteps()) : null,
            Flow = shown.Flow is { } flow ? Of(flow) : null,
        };

    /// <summary>The cells of the periods that are kept ready, in order.</summary>
    public static IEnumerable<KeyValuePair<Period, FlowCell>> CellsOf(FlowFigures flow)
    {
        foreach (var period in FlowState.KeptFor(flow.Reported).Order())
        {
            if (flow.CellFor(period) is { } cell)
            {
                yield return new(period, cell);
            }
        }
    }

    private static FlowFigures Of(FlowFigures flow) =>
        flow.Tiles is { } tiles
            ? new TiledFlow(tiles, flow.Reported)
            : new FlowTable(SortedTable<Period, FlowCell>.From(CellsOf(flow)), flow.Reported);
}
