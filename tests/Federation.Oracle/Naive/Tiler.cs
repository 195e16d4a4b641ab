using Federation.Core.Time;

namespace Federation.Oracle.Naive;

/// <summary>
/// Tiles a period by looking at every way to do so: "over its own observations of one scope that lie inside P and do not
/// overlap: most days covered; ties: no tile that straddles a move of the committee, then fewer tiles, then report order".
/// </summary>
internal static class Tiler
{
    /// <summary>The chosen tiles in date order.</summary>
    /// <param name="stated">What stands, in order of last day, then first day.</param>
    /// <param name="asked">The period to tile.</param>
    /// <param name="moveDays">First days under another parent.</param>
    public static IReadOnlyList<Stated> Choose(
        IReadOnlyList<Stated> stated,
        Period asked,
        IReadOnlyCollection<DateOnly> moveDays
    )
    {
        var inside = stated.Where(s => asked.From <= s.Period.From && s.Period.To <= asked.To).ToArray();
        int[] best = [];
        foreach (var tiling in Every(inside, inside.Length))
        {
            best = IsBetter(tiling, best, inside, moveDays) ? tiling : best;
        }

        return [.. best.Select(i => inside[i])];
    }

    /// <summary>Every choice among the first tiles, none overlapping, as rising indices.</summary>
    private static IEnumerable<int[]> Every(Stated[] tiles, int count)
    {
        yield return [];
        for (var last = 0; last < count; last++)
        {
            var before = Array.FindIndex(tiles, t => t.Day >= tiles[last].Period.From);
            foreach (var earlier in Every(tiles, Math.Min(before, last)))
            {
                yield return [.. earlier, last];
            }
        }
    }

    private static bool IsBetter(int[] a, int[] b, Stated[] tiles, IReadOnlyCollection<DateOnly> moveDays)
    {
        int Days(int[] tiling) => tiling.Sum(i => tiles[i].Period.Days);
        int Straddling(int[] tiling) =>
            tiling.Count(i => moveDays.Any(d => tiles[i].Period.From < d && d <= tiles[i].Period.To));
        var order = Days(a).CompareTo(Days(b));
        order = order != 0 ? order : -Straddling(a).CompareTo(Straddling(b));
        order = order != 0 ? order : -a.Length.CompareTo(b.Length);
        for (var back = 1; order == 0 && back <= a.Length; back++)
        {
            order = tiles[a[^back]].CompareTo(tiles[b[^back]]);
        }

        // Nothing that model.md names tells them apart: the earlier in time wins, from the last tile backwards.
        for (var back = 1; order == 0 && back <= a.Length; back++)
        {
            order = -a[^back].CompareTo(b[^back]);
        }

        return order > 0;
    }
}
