using System.Collections.Immutable;

namespace Federation.Core.Input;

/// <summary>The known codes that somebody may have meant, by edit distance.</summary>
public static class Nearest
{
    /// <summary>The largest number of codes offered.</summary>
    public const int CountMax = 3;

    private const int LengthMax = 128;

    /// <summary>
    /// The known codes nearest to a text, best first, ties in ordinal order; empty where none is near: more than a
    /// quarter of the text would have to change, and neither contains the other.
    /// </summary>
    public static ImmutableArray<string> To(string text, IEnumerable<string> known)
    {
        if (text.Length > LengthMax)
        {
            return [];
        }

        var reach = Math.Max(2, text.Length / 4);
        return
        [
            .. known
                .Where(code => Math.Abs(code.Length - text.Length) <= reach || IsWithin(code, text))
                .Select(code => (Code: code, Distance: Distance(text, code)))
                .Where(near => near.Distance <= reach)
                .OrderBy(near => near.Distance)
                .ThenBy(near => near.Code, StringComparer.Ordinal)
                .Take(CountMax)
                .Select(near => near.Code),
        ];
    }

    /// <summary>A code that merely says more or less ("members" for "party-members") is as near as two slips.</summary>
    private static int Distance(string text, string code)
    {
        var edits = Edits(text, code);
        return IsWithin(text, code) ? Math.Min(edits, 2) : edits;
    }

    private static bool IsWithin(string a, string b)
    {
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        return shorter.Length >= 3 && longer.Contains(shorter, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Levenshtein's distance; upper and lower case count as equal.</summary>
    private static int Edits(string a, string b)
    {
        Span<int> row = stackalloc int[LengthMax + 1];
        row = b.Length <= LengthMax ? row[..(b.Length + 1)] : new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        foreach (var letter in a)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(letter) == char.ToLowerInvariant(b[j - 1]);
                var substituted = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
