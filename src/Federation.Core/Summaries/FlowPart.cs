using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Time;

namespace Federation.Core.Summaries;

/// <summary>What tiles over one period bring to whoever they belong to. A group.</summary>
/// <param name="Piece">The tiles, where their last day belongs.</param>
/// <param name="Shift">Where they straddle a move, their part of <see cref="FlowCell.Shift"/>.</param>
public sealed record FlowPart(FlowPiece Piece, Steps<Count> Shift) : IGroup<FlowPart>
{
    /// <inheritdoc/>
    public static FlowPart Zero { get; } = new(FlowPiece.Zero, Steps<Count>.Zero);

    /// <inheritdoc/>
    public bool IsZero => Piece.IsZero && Shift.IsZero;

    /// <inheritdoc/>
    public static FlowPart operator +(FlowPart left, FlowPart right) =>
        left.IsZero ? right
        : right.IsZero ? left
        : new(left.Piece + right.Piece, left.Shift + right.Shift);

    /// <inheritdoc/>
    public static FlowPart operator -(FlowPart value) => value.IsZero ? value : new(-value.Piece, -value.Shift);

    /// <summary>The part that belongs to a parent over its days, of tiles over a period.</summary>
    public FlowPart Within(ImmutableArray<Interval> days, Period tile)
    {
        var piece = Interval.AnyContains(days, tile.To) ? Piece : FlowPiece.Zero;
        return new(piece, (Shift + -Piece.Covered).Within(days) + piece.Covered);
    }
}
