using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Quantities;
using Federation.Core.Time;

namespace Federation.Core.Summaries;

/// <summary>
/// A flow of one key at one committee over one asked period: pieces by the last day of their tiles, since a tile goes
/// whole, with its days, to the parent that the child had on that day. A group.
/// </summary>
/// <param name="Pieces">Contributions by their tiles' last day.</param>
/// <param name="Shift">
/// Where tiles straddle a move: unit-days that come along from outside the days of belonging, less those inside them
/// that went elsewhere. Expected unit-days are the active unit-days of the period plus the total of this.
/// </param>
/// <param name="Open">How many computed committees on the way have not said that they count from below.</param>
public sealed record FlowCell(GroupMap<DateOnly, FlowPiece> Pieces, Steps<Count> Shift, int Open) : IGroup<FlowCell>
{
    /// <inheritdoc/>
    public static FlowCell Zero { get; } = new(GroupMap<DateOnly, FlowPiece>.Zero, Steps<Count>.Zero, 0);

    /// <inheritdoc/>
    public bool IsZero => Open == 0 && Pieces.IsZero && Shift.IsZero;

    /// <summary>All pieces together.</summary>
    public Tally Tally => Pieces.Sum().Tally;

    /// <summary>Unit-days covered by the tiles.</summary>
    public long Covered => Pieces.Sum().Covered.Total();

    /// <inheritdoc/>
    public static FlowCell operator +(FlowCell left, FlowCell right) =>
        left.IsZero ? right
        : right.IsZero ? left
        : new(left.Pieces + right.Pieces, left.Shift + right.Shift, checked(left.Open + right.Open));

    /// <inheritdoc/>
    public static FlowCell operator -(FlowCell value) =>
        value.IsZero ? value : new(-value.Pieces, -value.Shift, -value.Open);

    /// <summary>
    /// The part that belongs to a parent over its days: its pieces, and the days left uncovered in them. What is open
    /// below comes along where any piece does.
    /// </summary>
    public FlowCell Within(ImmutableArray<Interval> days, Period asked)
    {
        if (IsZero || Interval.IsAlways(days))
        {
            return this;
        }

        if (!Interval.AnyOverlaps(days, asked))
        {
            return Zero;
        }

        var kept = Pieces.Where(last => Interval.AnyContains(days, last));
        var shift = (Shift + -Pieces.Sum().Covered).Within(days) + kept.Sum().Covered;
        return new(kept, shift, kept.IsZero ? 0 : Open);
    }
}
