using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Core.Input;

/// <summary>
/// Derives totals from their parts: within one report, one scope and time, over a dimension that exhausts its
/// whole, and only where every member is there, 0 included.
/// </summary>
public static class TotalsFromParts
{
    /// <summary>
    /// The report with its stated figures, then every total that follows from them and that the report does not
    /// state, in the order of key, time and scope. What lies within a member (<c>non-state.fdi</c>) first makes up
    /// that member; where a total follows over two dimensions, the indicator's first decides. Deriving again
    /// changes nothing.
    /// </summary>
    public static Report Derive(Report report, Catalogue catalogue)
    {
        var stated = report.Observations.RemoveAll(static observation => observation.Derived);
        if (IsEachWholeStated(stated, catalogue))
        {
            return stated == report.Observations ? report : report with { Observations = stated };
        }

        var totals = stated
            .GroupBy(stated => (stated.Key.Indicator, stated.Time, stated.Scope))
            .Where(group => group.Any(part => !part.Key.Breakdown.IsTotal))
            .SelectMany(group => DeriveAll([.. group], catalogue))
            .OrderBy(total => total.Key)
            .ThenBy(total => total.Time)
            .ThenBy(total => total.Scope);
        return report with { Observations = [.. stated, .. totals] };
    }

    /// <summary>Whether nothing is left to derive, since every part's whole is stated: what most reports do.</summary>
    private static bool IsEachWholeStated(ImmutableArray<Observation> stated, Catalogue catalogue)
    {
        var known = new HashSet<(FigureKey, FigureTime, Scope)>(stated.Length);
        foreach (var observation in stated)
        {
            known.Add((observation.Key, observation.Time, observation.Scope));
        }

        foreach (var part in stated)
        {
            if (part.Key.Breakdown.IsTotal || catalogue.Find(part.Key.Indicator) is not { } indicator)
            {
                continue;
            }

            foreach (var (dimension, member) in part.Key.Breakdown.Pairs)
            {
                var whole = part.Key with { Breakdown = WholeOf(part.Key.Breakdown, dimension, member) };
                if (IsExhaustive(indicator, dimension) && !known.Contains((whole, part.Time, part.Scope)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsExhaustive(Indicator indicator, string dimension) =>
        indicator.Find(dimension) is { Overlapping: false, NoTotal: false };

    /// <summary>What a member makes up with its siblings: the member that it lies in, or else all.</summary>
    private static Breakdown WholeOf(Breakdown part, string dimension, string member)
    {
        var rest = part.Pairs.Length == 1 ? Breakdown.Total : part.Without(dimension);
        return DimensionMember.ParentOf(member) is { } within ? rest.With(dimension, within) : rest;
    }

    private static IEnumerable<Observation> DeriveAll(List<Observation> stated, Catalogue catalogue)
    {
        var indicator = catalogue.Find(stated[0].Key.Indicator);
        if (indicator?.Kind is not (IndicatorKind.Stock or IndicatorKind.Flow))
        {
            return [];
        }

        var exhaustive = indicator
            .Dimensions.Where(dimension => !dimension.Overlapping && !dimension.NoTotal)
            .Select(dimension => catalogue.FindDimension(dimension.Code))
            .OfType<Dimension>()
            .ToList();
        var known = new SortedDictionary<Breakdown, Observation>();
        foreach (var observation in stated)
        {
            known.TryAdd(observation.Key.Breakdown, observation);
        }

        while (exhaustive.Exists(dimension => DeriveOver(dimension, known)))
        {
            // Each total may be a part of another, over the same dimension or one before it.
        }

        return known.Values.Where(observation => observation.Derived);
    }

    /// <summary>Adds the totals that follow over one dimension from what is known now; whether there was any.</summary>
    private static bool DeriveOver(Dimension dimension, SortedDictionary<Breakdown, Observation> known)
    {
        var derived = new List<Observation>();
        var tried = new HashSet<Breakdown>();
        foreach (var breakdown in known.Keys)
        {
            if (breakdown.MemberOf(dimension.Code) is not { } member)
            {
                continue;
            }

            var within = DimensionMember.ParentOf(member);
            var rest = breakdown.Without(dimension.Code);
            var whole = WholeOf(breakdown, dimension.Code, member);
            if (known.ContainsKey(whole) || !tried.Add(whole))
            {
                continue;
            }

            var parts = dimension
                .MembersWithin(within)
                .Select(part => known.GetValueOrDefault(rest.With(dimension.Code, part.Code)))
                .ToList();
            if (!parts.Contains(null) && Total(whole, parts!) is { } total)
            {
                derived.Add(total);
            }
        }

        foreach (var total in derived)
        {
            known.Add(total.Key.Breakdown, total);
        }

        return derived.Count > 0;
    }

    /// <summary>
    /// The sum of the parts, as firm as the least firm of them; none where it has more digits than a sum may have.
    /// </summary>
    private static Observation? Total(Breakdown whole, List<Observation> parts)
    {
        var sum = parts.Aggregate(Tally.Zero, (sum, part) => sum + Tally.Of(part.Quantity)).ToQuantity();
        if (!Quantity.HasAllowedDigits(sum.Low) || !Quantity.HasAllowedDigits(sum.High))
        {
            return null;
        }

        var first = parts[0];
        return new(
            first.Key with
            {
                Breakdown = whole,
            },
            first.Time,
            sum,
            first.Scope,
            parts.Max(part => part.Status),
            parts.Exists(part => part.Inferred),
            Derived: true,
            Precision: parts.TrueForAll(part => part.Precision == first.Precision) ? first.Precision : null,
            StatedTime: parts.TrueForAll(part => part.StatedTime == first.StatedTime) ? first.StatedTime : null
        );
    }
}
