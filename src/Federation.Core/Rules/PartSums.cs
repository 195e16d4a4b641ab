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
        if (subject.Figures is not { } whole || (whole.Own.IsEmpty && whole.Subtree.IsEmpty))
        {
            return [];
        }

        List<PartSum>? amiss = null;
        foreach (var use in whole.Indicator.Dimensions)
        {
            if (use.NoTotal || subject.State.Catalogue.FindDimension(use.Code) is not { } dimension)
            {
                continue;
            }

            var within = subject.Key.Breakdown.MemberOf(use.Code);
            if (PartsOf(subject, use.Code, within) is not { } parts)
            {
                continue;
            }

            var present = new List<(string Member, Quantity Quantity)>(parts.Count);
            foreach (var (scope, statements) in subject.Stated)
            {
                foreach (var statement in statements.Standing)
                {
                    Gather(parts, scope, statement.Period, present);
                    if (use.Overlapping)
                    {
                        (amiss ??= []).AddRange(present.Select(p => Alone(statement, p, dimension)).OfType<PartSum>());
                    }
                    else if (Together(statement, present, dimension, within) is { } sum)
                    {
                        (amiss ??= []).Add(sum);
                    }
                }
            }
        }

        return amiss is null ? [] : [.. amiss];
    }

    /// <summary>The keys that narrow the whole in this one dimension, by member; null for none.</summary>
    private static List<(string Member, KeyState Figures)>? PartsOf(
        RuleSubject subject,
        string dimension,
        string? within
    )
    {
        List<(string, KeyState)>? parts = null;
        var range = Nesting.KeysOf(subject.State.Keys, subject.Key.Indicator);
        foreach (var (key, figures) in subject.State.Keys.AsSpan()[range])
        {
            if (Nesting.MemberNarrowing(subject.Key.Breakdown, key.Breakdown, dimension, within) is { } member)
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
        List<(string Member, Quantity Quantity)> present
    )
    {
        present.Clear();
        foreach (var (member, figures) in parts)
        {
            var statements = scope == Scope.Own ? figures.Own : figures.Subtree;
            if (statements.StandingAt(period) is { } statement)
            {
                present.Add((member, statement.Quantity));
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

    private static bool IsWithinAnother(List<(string Member, Quantity Quantity)> parts, string member)
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

    private static PartSum? Alone(Statement whole, (string Member, Quantity Quantity) part, Dimension dimension) =>
        Certainty.IsMore(part.Quantity, whole.Quantity) ? new(whole, dimension, part.Quantity, IsExcess: true) : null;

    private static PartSum? Together(
        Statement whole,
        List<(string Member, Quantity Quantity)> parts,
        Dimension dimension,
        string? within
    )
    {
        var sum = Tally.Zero;
        decimal certain = 0;
        foreach (var (_, quantity) in parts)
        {
            sum += Tally.Of(quantity);
            certain += quantity.MayBeLess ? 0 : quantity.Low;
        }

        var all = sum.ToQuantity();
        if (certain > whole.Quantity.High && !whole.Quantity.MayBeMore)
        {
            return new(whole, dimension, all, IsExcess: true);
        }

        var isShort = Certainty.IsMore(whole.Quantity, all) && Covers(dimension, within, parts);
        return isShort ? new(whole, dimension, all, IsExcess: false) : null;
    }

    /// <summary>Whether every member is stated, by itself or by all that lies within it.</summary>
    private static bool Covers(Dimension dimension, string? within, List<(string Member, Quantity Quantity)> parts)
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
