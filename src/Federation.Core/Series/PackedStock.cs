using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Packing;
using Federation.Core.Summaries;

namespace Federation.Core.Series;

/// <summary>
/// A stock in few bytes, worked out again whenever it is asked: how an upper keeps a child that has been quiet.
/// </summary>
/// <param name="Bytes">As <see cref="FigurePacking"/> writes them.</param>
internal sealed record PackedStock(ReadOnlyMemory<byte> Bytes) : StockFigures
{
    /// <inheritdoc/>
    public override StockCell At(DateOnly day) => Unpacked.At(day);

    /// <inheritdoc/>
    public override DateOnly OldestAt(DateOnly day) => Unpacked.OldestAt(day);

    /// <inheritdoc/>
    internal override (Steps<StockCell> Cells, ImmutableArray<Step<DateOnly>> Oldest) Written()
    {
        var unpacked = Unpacked;
        return (unpacked.Cells, unpacked.Oldest);
    }

    /// <inheritdoc/>
    protected override void AddChangeDays(List<DateOnly> days)
    {
        var (cells, oldest) = Written();
        days.AddDaysOf(cells.Changes);
        days.AddDaysOf(oldest);
    }

    private StockSteps Unpacked => FigurePacking.UnpackStock(Bytes.Span);
}
