using System.Collections.Immutable;

namespace Federation.Core.Indicators;

/// <summary>
/// <c>dimension:member</c> pairs that narrow an indicator, in ordinal order, each dimension at most once; empty is
/// the total. Written joined by <c>;</c>.
/// </summary>
public sealed record Breakdown : IComparable<Breakdown>
{
    private readonly string text;
    private readonly int hash;

    private Breakdown(ImmutableArray<BreakdownPair> pairs)
    {
        Pairs = pairs;
        text = string.Join(';', pairs.Select(p => p.ToString()));
        hash = text.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>The total.</summary>
    public static Breakdown Total { get; } = new([]);

    /// <summary>The pairs in ordinal order.</summary>
    public ImmutableArray<BreakdownPair> Pairs { get; }

    /// <summary>Whether this is the total.</summary>
    public bool IsTotal => Pairs.IsEmpty;

    /// <summary>
    /// Reads <c>dimension:member;dimension:member</c> in any order; false where a pair or a repeat is wrong.
    /// </summary>
    public static bool TryParse(string? text, out Breakdown breakdown)
    {
        breakdown = Total;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var pairs = new List<BreakdownPair>();
        foreach (var part in text.Split(';'))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || colon == part.Length - 1)
            {
                return false;
            }

            pairs.Add(new(part[..colon], part[(colon + 1)..]));
        }

        if (pairs.DistinctBy(p => p.Dimension).Count() != pairs.Count)
        {
            return false;
        }

        breakdown = Of(pairs);
        return true;
    }

    /// <summary>A breakdown of these pairs.</summary>
    public static Breakdown Of(IEnumerable<BreakdownPair> pairs) =>
        new([.. pairs.OrderBy(p => p.ToString(), StringComparer.Ordinal)]);

    /// <summary>The member of a dimension, null where the dimension does not narrow.</summary>
    public string? MemberOf(string dimension)
    {
        foreach (var pair in Pairs)
        {
            if (pair.Dimension == dimension)
            {
                return pair.Member;
            }
        }

        return null;
    }

    /// <summary>This breakdown with one dimension narrowed to a member.</summary>
    public Breakdown With(string dimension, string member) => Of([.. Without(dimension).Pairs, new(dimension, member)]);

    /// <summary>This breakdown without one dimension.</summary>
    public Breakdown Without(string dimension) => Of(Pairs.Where(p => p.Dimension != dimension));

    /// <inheritdoc/>
    public bool Equals(Breakdown? other) => other is not null && text == other.text;

    /// <inheritdoc/>
    public override int GetHashCode() => hash;

    /// <inheritdoc/>
    public int CompareTo(Breakdown? other) => string.CompareOrdinal(text, other?.text);

    /// <inheritdoc/>
    public override string ToString() => text;
}
