using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Time;

namespace Federation.Core.Summaries;

/// <summary>
/// A flow of one key of which every tile counts in every period that holds it, as where no committee states two
/// periods that share a day: one map then serves all periods that can be asked. A group.
/// </summary>
/// <param name="Parts">What tiles over the same period bring together.</param>
/// <param name="Open">The computed committees on the way that have not said that they count from below.</param>
public sealed record FlowTiles(GroupMap<Period, FlowPart> Parts, GroupMap<FlowOpening, Count> Open) : IGroup<FlowTiles>
{
    /// <inheritdoc/>
    public static FlowTiles Zero { get; } = new(GroupMap<Period, FlowPart>.Zero, GroupMap<FlowOpening, Count>.Zero);

    /// <inheritdoc/>
    public bool IsZero => Parts.IsZero && Open.IsZero;

    /// <inheritdoc/>
    public static FlowTiles operator +(FlowTiles left, FlowTiles right) =>
        left.IsZero ? right
        : right.IsZero ? left
        : new(left.Parts + right.Parts, left.Open + right.Open);

    /// <inheritdoc/>
    public static FlowTiles operator -(FlowTiles value) => new(-value.Parts, -value.Open);

    /// <summary>Some tiles taken out of others. Where the two agree nothing is computed.</summary>
    public static FlowTiles operator -(FlowTiles left, FlowTiles right) =>
        ReferenceEquals(left, right) ? Zero
        : right.IsZero ? left
        : new(left.Parts - right.Parts, left.Open - right.Open);

    /// <summary>The tiles that lie in a period.</summary>
    public FlowCell Over(Period asked)
    {
        var pieces = new List<KeyValuePair<DateOnly, FlowPiece>>(Parts.Count);
        var shift = Steps<Count>.Zero;
        var areRising = true;
        foreach (ref readonly var tile in Parts.AsSpan())
        {
            if (tile.Key.From > asked.To)
            {
                break;
            }

            if (!asked.Contains(tile.Key))
            {
                continue;
            }

            shift += tile.Value.Shift;
            if (!tile.Value.Piece.IsZero)
            {
                areRising = areRising && (pieces.Count == 0 || pieces[^1].Key < tile.Key.To);
                pieces.Add(new(tile.Key.To, tile.Value.Piece));
            }
        }

        if (pieces.Count == 0 && shift.IsZero)
        {
            return FlowCell.Zero;
        }

        var sum = areRising
            ? GroupMap<DateOnly, FlowPiece>.OfRising([.. pieces])
            : GroupMap<DateOnly, FlowPiece>.From(pieces);
        return new(sum, shift, OpenOver(asked));
    }

    /// <summary>
    /// The tiles that belong to a parent over its days; null where some do not that a committee on the way leaves
    /// open: how many do then depends on the period that is asked.
    /// </summary>
    public FlowTiles? Within(ImmutableArray<Interval> days)
    {
        var outside = Interval.IsAlways(days) ? 0 : CountOutside(days);
        if (outside == 0)
        {
            return this;
        }

        if (!Open.IsZero)
        {
            return null;
        }

        var within = new List<KeyValuePair<Period, FlowPart>>(Parts.Count);
        foreach (ref readonly var tile in Parts.AsSpan())
        {
            var part = tile.Value.Within(days, tile.Key);
            if (!part.IsZero)
            {
                within.Add(new(tile.Key, part));
            }
        }

        return this with
        {
            Parts = GroupMap<Period, FlowPart>.OfRising([.. within]),
        };
    }

    private int CountOutside(ImmutableArray<Interval> days)
    {
        var outside = 0;
        foreach (ref readonly var tile in Parts.AsSpan())
        {
            outside += Interval.AnyContains(days, tile.Key) ? 0 : 1;
        }

        return outside;
    }

    private int OpenOver(Period asked)
    {
        var open = 0;
        foreach (ref readonly var opening in Open.AsSpan())
        {
            open = opening.Key.IsOver(asked) ? checked(open + (int)opening.Value.Value) : open;
        }

        return open;
    }
}
