using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.State;
using Federation.Core.Time;

namespace Federation.Core.Rules;

/// <summary>
/// Holds every stated whole against its stated parts. In an exhaustive dimension the parts add up, a member's own
/// figure standing for what lies within it; in an overlapping one each part stands alone, since even there none can be
/// more than the whole. A dimension over which a total means nothing is left out. What is told is certain, whatever the
/// marks of the figures leave open.
/// </summary>
internal static class PartSums
{
    /// <summary>The wholes that do not go with their parts, by dimension, scope and time.</summary>
    public static ImmutableArray<PartSum> Amiss(RuleSubject subject)
    {
        if (subject.Figures is not { IsStated: true } figures)
        {
            return [];
        }

        var keys = subject.State.Keys;
        var siblings = keys.AsSpan()[Nesting.KeysOf(keys, subject.Key.Indicator)];
        var isNarrowed = IsAnyLonger(siblings, subject.Key.Breakdown.Pairs.Length);
        List<PartSum>? amiss = null;
        foreach (var use in figures.Indicator.Dimensions)
        {
            var within = subject.Key.Breakdown.MemberOf(use.Code);
            if (
                use.NoTotal
                || (within is null && !isNarrowed)
                || subject.State.Catalogue.FindDimension(use.Code) is not { } dimension
                || PartsOf(subject.Key, siblings, use.Code, within) is not { } parts
            )
            {
                continue;
            }

            var present = new List<(string Member, Statement Stated)>(parts.Count);
            foreach (var (scope, statements) in subject.Stated)
            {
                foreach (ref readonly var whole in statements.Standing.AsSpan())
                {
                    Gather(parts, scope, whole.Period, present);
                    if (use.Overlapping)
                    {
                        AddEach(whole, present, dimension, ref amiss);
                    }
                    else if (Together(whole, present, dimension, within) is { } sum)
                    {
                        (amiss ??= []).Add(sum);
                    }
                }
            }
        }

        return amiss is null ? [] : [.. amiss];
    }

    /// <summary>Whether any key has more pairs: only such a one narrows in another dimension.</summary>
    private static bool IsAnyLonger(ReadOnlySpan<KeyValuePair<FigureKey, KeyState>> siblings, int pairs)
    {
        foreach (ref readonly var sibling in siblings)
        {
            if (sibling.Key.Breakdown.Pairs.Length > pairs)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The keys that narrow the whole in this one dimension, by member; null for none.</summary>
    private static List<(string Member, KeyState Figures)>? PartsOf(
        FigureKey whole,
        ReadOnlySpan<KeyValuePair<FigureKey, KeyState>> siblings,
        string dimension,
        string? within
    )
    {
        List<(string, KeyState)>? parts = null;
        foreach (var (key, figures) in siblings)
        {
            if (Nesting.MemberNarrowing(whole.Breakdown, key.Breakdown, dimension, within) is { } member)
            {
                (parts ??= []).Add((member, figures));
            }
        }

        return parts;
    }

    /// <summary>What is stated of the parts at one scope and time, less what lies within another of them.</summary>
    private static void Gather(
        List<(string Member, KeyState Figures)> parts,
        Scope scope,
        Period period,
        List<(string Member, Statement Stated)> present
    )
    {
        present.Clear();
        foreach (var (member, figures) in parts)
        {
            var statements = scope == Scope.Own ? figures.Own : figures.Subtree;
            if (statements.StandingAt(period) is { } statement)
            {
                present.Add((member, statement));
            }
        }

        // Backwards, so that what is still to be looked at stays in place.
        for (var i = present.Count - 1; i >= 0; i--)
        {
            if (IsWithinAnother(present, present[i].Member))
            {
                present.RemoveAt(i);
            }
        }
    }

    private static bool IsWithinAnother(List<(string Member, Statement Stated)> parts, string member)
    {
        foreach (var (other, _) in parts)
        {
            if (Nesting.IsWithin(member, other))
            {
                return true;
            }
        }

        return false;
    }

    private static void AddEach(
        in Statement whole,
        List<(string Member, Statement Stated)> parts,
        Dimension dimension,
        ref List<PartSum>? amiss
    )
    {
        foreach (var (_, part) in parts)
        {
            // Whole numbers, which nearly all are, need no further look where they are in order.
            if (!(part.Whole <= whole.Whole) && Certainty.IsMore(part.Quantity, whole.Quantity))
            {
                (amiss ??= []).Add(new(whole, dimension, part.Quantity, IsExcess: true));
            }
        }
    }

    private static PartSum? Together(
        in Statement whole,
        List<(string Member, Statement Stated)> parts,
        Dimension dimension,
        string? within
    )
    {
        // Whole numbers, which nearly all are, need no further look where they are in order.
        if (
            WholeSum(parts) is { } known
            && whole.Whole is { } stated
            && (known == stated || (known < stated && !Covers(dimension, within, parts)))
        )
        {
            return null;
        }

        var sum = Tally.Zero;
        decimal certain = 0;
        foreach (var (_, part) in parts)
        {
            sum += Tally.Of(part.Quantity);
            certain += part.Quantity.MayBeLess ? 0 : part.Quantity.Low;
        }

        var all = sum.ToQuantity();
        if (certain > whole.Quantity.High && !whole.Quantity.MayBeMore)
        {
            return new(whole, dimension, all, IsExcess: true);
        }

        var isShort = Certainty.IsMore(whole.Quantity, all) && Covers(dimension, within, parts);
        return isShort ? new(whole, dimension, all, IsExcess: false) : null;
    }

    /// <summary>The sum of whole numbers; null where one is none.</summary>
    private static Int128? WholeSum(List<(string Member, Statement Stated)> parts)
    {
        Int128 sum = 0;
        foreach (var (_, part) in parts)
        {
            if (part.Whole is not { } whole)
            {
                return null;
            }

            sum += whole;
        }

        return sum;
    }

    /// <summary>Whether every member is stated, by itself or by all that lies within it.</summary>
    private static bool Covers(Dimension dimension, string? within, List<(string Member, Statement Stated)> parts)
    {
        var any = false;
        foreach (var member in dimension.MembersWithin(within))
        {
            any = true;
            if (!parts.Exists(p => p.Member == member.Code) && !Covers(dimension, member.Code, parts))
            {
                return false;
            }
        }

        return any;
    }
}
