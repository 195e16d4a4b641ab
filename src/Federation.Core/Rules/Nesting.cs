using Federation.Core.Algebra;
using Federation.Core.Indicators;
using Federation.Core.State;

namespace Federation.Core.Rules;

/// <summary>How keys of one indicator lie within each other.</summary>
internal static class Nesting
{
    /// <summary>
    /// The keys that a key is a part of over one dimension: that pair dropped, or widened to what its member lies in.
    /// </summary>
    public static IEnumerable<FigureKey> WholesOf(FigureKey key)
    {
        foreach (var (dimension, member) in key.Breakdown.Pairs)
        {
            var rest = key.Breakdown.Pairs.Length == 1 ? Breakdown.Total : key.Breakdown.Without(dimension);
            yield return key with
            {
                Breakdown = rest,
            };
            for (var within = DimensionMember.ParentOf(member); within is not null; )
            {
                yield return key with
                {
                    Breakdown = rest.With(dimension, within),
                };
                within = DimensionMember.ParentOf(within);
            }
        }
    }

    /// <summary>Whether one member lies within another: <c>non-state.fdi</c> in <c>non-state</c>.</summary>
    public static bool IsWithin(string member, string whole) =>
        member.Length > whole.Length
        && member[whole.Length] == '.'
        && member.StartsWith(whole, StringComparison.Ordinal);

    /// <summary>
    /// Whether two keys of one indicator surely count different things: in a dimension whose members do not overlap
    /// they name members of which neither lies within the other.
    /// </summary>
    public static bool AreApart(Indicator indicator, Breakdown one, Breakdown other)
    {
        foreach (var (dimension, member) in one.Pairs)
        {
            if (
                indicator.Find(dimension) is { Overlapping: false }
                && other.MemberOf(dimension) is { } counterpart
                && counterpart != member
                && !IsWithin(member, counterpart)
                && !IsWithin(counterpart, member)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The member by which one breakdown narrows another in one dimension and in no other; null where it does not.
    /// </summary>
    /// <param name="whole">The wider breakdown.</param>
    /// <param name="part">The narrower one.</param>
    /// <param name="dimension">The dimension.</param>
    /// <param name="within">The wider one's member of it, null where that does not narrow in it.</param>
    public static string? MemberNarrowing(Breakdown whole, Breakdown part, string dimension, string? within)
    {
        if (
            part.Pairs.Length != whole.Pairs.Length + (within is null ? 1 : 0)
            || part.MemberOf(dimension) is not { } member
            || (within is not null && !IsWithin(member, within))
        )
        {
            return null;
        }

        foreach (var pair in part.Pairs)
        {
            if (pair.Dimension != dimension && whole.MemberOf(pair.Dimension) != pair.Member)
            {
                return null;
            }
        }

        return member;
    }

    /// <summary>Whether one key covers all that another of the same indicator counts, and more.</summary>
    public static bool IsWider(Breakdown wider, Breakdown narrower)
    {
        foreach (var (dimension, member) in wider.Pairs)
        {
            if (narrower.MemberOf(dimension) is not { } inner || (inner != member && !IsWithin(inner, member)))
            {
                return false;
            }
        }

        return !wider.Equals(narrower);
    }

    /// <summary>Where the keys of one indicator stand in the table: they are neighbours.</summary>
    public static Range KeysOf(SortedTable<FigureKey, KeyState> keys, string indicator)
    {
        var entries = keys.AsSpan();
        int first = 0,
            above = entries.Length;
        while (first < above)
        {
            var middle = (first + above) >>> 1;
            if (string.CompareOrdinal(entries[middle].Key.Indicator, indicator) < 0)
            {
                first = middle + 1;
            }
            else
            {
                above = middle;
            }
        }

        var end = first;
        while (end < entries.Length && entries[end].Key.Indicator == indicator)
        {
            end++;
        }

        return first..end;
    }
}
