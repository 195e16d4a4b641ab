using Federation.Core.Algebra;
using Federation.Core.Packing;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Series;

/// <summary>
/// A flow of tiles in few bytes, worked out again whenever it is asked: as it comes out of what is kept of a quiet
/// child.
/// </summary>
/// <param name="Bytes">As <see cref="FigurePacking"/> writes them.</param>
internal sealed record PackedFlow(ReadOnlyMemory<byte> Bytes) : FlowFigures
{
    /// <inheritdoc/>
    public override GroupMap<Period, Count> Reported => Unpacked.Reported;

    /// <inheritdoc/>
    public override FlowTiles? Tiles => Unpacked.Tiles;

    /// <inheritdoc/>
    public override FlowCell? CellFor(Period asked) => Unpacked.CellFor(asked);

    /// <summary>The figures, worked out anew.</summary>
    public TiledFlow Unpacked => FigurePacking.UnpackFlow(Bytes.Span);
}
