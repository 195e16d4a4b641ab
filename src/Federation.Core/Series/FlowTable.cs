using Federation.Core.Algebra;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Series;

/// <summary>A flow written out for the periods kept ready: how it arrives from another installation.</summary>
/// <param name="Cells">The cells of the kept periods, zero ones included.</param>
/// <param name="Stated">The periods stated in the subtree.</param>
public sealed record FlowTable(SortedTable<Period, FlowCell> Cells, GroupMap<Period, Count> Stated) : FlowFigures
{
    /// <inheritdoc/>
    public override GroupMap<Period, Count> Reported => Stated;

    /// <inheritdoc/>
    public override FlowTiles? Tiles => null;

    /// <inheritdoc/>
    public override FlowCell? CellFor(Period asked) =>
        Cells.Find(asked) ?? (StatesWithin(Stated, asked) ? null : FlowCell.Zero);
}
