using Federation.Core.Algebra;
using Federation.Core.Packing;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Series;

/// <summary>
/// A stock in few bytes, worked out again whenever it is asked: as it comes out of what is kept of a quiet child.
/// </summary>
/// <param name="Bytes">As <see cref="FigurePacking"/> writes them.</param>
internal sealed record PackedStock(ReadOnlyMemory<byte> Bytes) : StockFigures
{
    /// <inheritdoc/>
    public override StockCell At(DateOnly day) => Unpacked.At(day);

    /// <inheritdoc/>
    public override DateOnly OldestAt(DateOnly day) => Unpacked.OldestAt(day);

    /// <inheritdoc/>
    internal override (Steps<StockCell> Cells, Steps<OldestDay> Oldest) Written(Interval within) =>
        Unpacked.Written(within);

    /// <inheritdoc/>
    internal override Steps<OldestDay> OldestSteps(Interval within) => Unpacked.OldestSteps(within);

    /// <inheritdoc/>
    private protected override void AddChangeDays(ChangeDays days)
    {
        var unpacked = Unpacked;
        days.AddDaysOf(unpacked.Cells.Changes);
        days.AddDaysOf(unpacked.Oldest);
    }

    /// <summary>The figures, worked out anew.</summary>
    public StockSteps Unpacked => FigurePacking.UnpackStock(Bytes.Span);
}
