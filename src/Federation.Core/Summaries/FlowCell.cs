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

    /// <summary>Whether any stated figure is in it.</summary>
    public bool HasValue
    {
        get
        {
            var terms = 0;
            foreach (var piece in Pieces.AsSpan())
            {
                terms += piece.Value.Tally.Terms;
            }

            return terms != 0;
        }
    }

    /// <summary>All pieces together.</summary>
    public Tally Tally
    {
        get
        {
            var sum = Tally.Zero;
            foreach (var piece in Pieces.AsSpan())
            {
                sum += piece.Value.Tally;
            }

            return sum;
        }
    }

    /// <summary>Unit-days covered by the tiles.</summary>
    public long Covered
    {
        get
        {
            long sum = 0;
            foreach (var piece in Pieces.AsSpan())
            {
                sum = checked(sum + piece.Value.Covered.Total());
            }

            return sum;
        }
    }

    /// <inheritdoc/>
    public static FlowCell operator +(FlowCell left, FlowCell right) =>
        left.IsZero ? right
        : right.IsZero ? left
        : new(left.Pieces + right.Pieces, left.Shift + right.Shift, checked(left.Open + right.Open));

    /// <inheritdoc/>
    public static FlowCell operator -(FlowCell value) =>
        value.IsZero ? value : new(-value.Pieces, -value.Shift, -value.Open);

    /// <summary>One cell taken out of another. Where the two agree nothing is computed.</summary>
    public static FlowCell operator -(FlowCell left, FlowCell right) =>
        ReferenceEquals(left, right) ? Zero
        : right.IsZero ? left
        : new(left.Pieces - right.Pieces, left.Shift - right.Shift, checked(left.Open - right.Open));

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

        if (Shift.IsZero && Interval.AnyContains(days, asked))
        {
            // Tiles lie inside the period, and the whole of it belongs.
            return Pieces.IsZero ? Zero : this;
        }

        var kept = Pieces.Where(last => Interval.AnyContains(days, last));
        var shift = (Shift + -Pieces.Sum().Covered).Within(days) + kept.Sum().Covered;
        return new(kept, shift, kept.IsZero ? 0 : Open);
    }
}
