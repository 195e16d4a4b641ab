using Federation.Core.Algebra;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Series;

/// <summary>A flow as tiles that serve every period: how it arrives from another installation.</summary>
/// <param name="All">The tiles of the effective figures.</param>
/// <param name="Stated">The periods stated in the subtree.</param>
public sealed record TiledFlow(FlowTiles All, GroupMap<Period, Count> Stated) : FlowFigures
{
    /// <inheritdoc/>
    public override GroupMap<Period, Count> Reported => Stated;

    /// <inheritdoc/>
    public override FlowTiles? Tiles => All;

    /// <inheritdoc/>
    public override FlowCell? CellFor(Period asked) => All.Over(asked);
}
