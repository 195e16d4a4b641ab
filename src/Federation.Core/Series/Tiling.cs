using System.Collections.Immutable;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Core.Series;

/// <summary>
/// Covers an asked period with a committee's own stated flows, none overlapping, so that a ten-month figure is never
/// added to the nine-month figure: most days covered; ties: fewest tiles that straddle a move, then fewer tiles, then
/// the tiling whose last tile (then the one before it) is later in report order. Rule: model.md, "Time".
/// </summary>
public static class Tiling
{
    /// <summary>The chosen tiles in date order.</summary>
    /// <param name="candidates">Standing statements in order of last day.</param>
    /// <param name="asked">The period to cover; tiles lie inside it.</param>
    /// <param name="activity">The committee's days; a figure that ends outside them is none of it.</param>
    /// <param name="moveDays">First days under a new parent.</param>
    public static ImmutableArray<Statement> Choose(
        ImmutableArray<Statement> candidates,
        Period asked,
        Interval activity,
        ImmutableArray<DateOnly> moveDays
    )
    {
        var inside = Inside(candidates, asked, activity);
        if (Statements.AreApart(inside))
        {
            return inside;
        }

        // best[i] is the best tiling with the first i candidates; each links to the one it extends.
        var best = new Link[inside.Length + 1];
        best[0] = new(0, 0, 0, null, -1);
        for (var i = 0; i < inside.Length; i++)
        {
            var tile = inside[i];
            var before = best[LastEndingBefore(inside, i, tile.Period.From)];
            var straddles = moveDays.Any(d => tile.Period.From < d && d <= tile.Period.To) ? 1 : 0;
            var taken = new Link(
                before.Days + tile.Period.Days,
                before.Straddling + straddles,
                before.Tiles + 1,
                before,
                i
            );
            best[i + 1] = IsBetter(taken, best[i], inside) ? taken : best[i];
        }

        var chosen = ImmutableArray.CreateBuilder<Statement>(best[^1].Tiles);
        for (var link = best[^1]; link.Before is not null; link = link.Before)
        {
            chosen.Insert(0, inside[link.Index]);
        }

        return chosen.ToImmutable();
    }

    private static ImmutableArray<Statement> Inside(
        ImmutableArray<Statement> candidates,
        Period asked,
        Interval activity
    )
    {
        static bool IsInside(in Statement tile, Period asked, Interval activity) =>
            asked.Contains(tile.Period) && activity.Contains(tile.Day);
        var count = 0;
        foreach (ref readonly var candidate in candidates.AsSpan())
        {
            count += IsInside(candidate, asked, activity) ? 1 : 0;
        }

        if (count == candidates.Length)
        {
            return candidates;
        }

        var inside = ImmutableArray.CreateBuilder<Statement>(count);
        foreach (ref readonly var candidate in candidates.AsSpan())
        {
            if (IsInside(candidate, asked, activity))
            {
                inside.Add(candidate);
            }
        }

        return inside.MoveToImmutable();
    }

    private static int LastEndingBefore(ImmutableArray<Statement> tiles, int below, DateOnly from)
    {
        var count = below;
        while (count > 0 && tiles[count - 1].Day >= from)
        {
            count--;
        }

        return count;
    }

    private static bool IsBetter(Link a, Link b, ImmutableArray<Statement> tiles)
    {
        var order = a.Days.CompareTo(b.Days);
        order = order != 0 ? order : b.Straddling.CompareTo(a.Straddling);
        order = order != 0 ? order : b.Tiles.CompareTo(a.Tiles);
        for (
            Link? x = a, y = b;
            order == 0 && x?.Before is not null && y?.Before is not null;
            x = x.Before, y = y.Before
        )
        {
            order = tiles[x.Index].Report.Head.Order.CompareTo(tiles[y.Index].Report.Head.Order);
        }

        return order > 0;
    }

    private sealed record Link(int Days, int Straddling, int Tiles, Link? Before, int Index);
}
