using Federation.Core.Indicators;

namespace Federation.Core.Input;

/// <summary>
/// Reads breakdowns and holds them against what is known. A text that comes again, as most do, is looked at once.
/// </summary>
/// <param name="faults">Where faults go.</param>
/// <param name="dimensions">The dimensions that are known; null for what is stored, which is not checked.</param>
/// <param name="catalogue">Whose dimensions these are, where it remembers what was found right.</param>
internal sealed class BreakdownTexts(
    Faults faults,
    IReadOnlyCollection<Dimension>? dimensions,
    Catalogue? catalogue = null
)
{
    private readonly Dictionary<string, Breakdown> known = new(StringComparer.Ordinal);

    /// <summary>The breakdown; the total where it is absent; null with a fault for each pair that is wrong.</summary>
    public Breakdown? Read(PlacedValue? value, Indicator? indicator)
    {
        if (value is null)
        {
            return Breakdown.Total;
        }

        if (faults.Text(value, InputLimits.CodeLengthMax) is not { } text || faults.IsFull)
        {
            return null;
        }

        if (!known.TryGetValue(text, out var breakdown))
        {
            breakdown = catalogue?.FindBreakdown(text) ?? Parse(value, text);
            if (breakdown is null)
            {
                return null;
            }

            known.Add(text, breakdown);
            catalogue?.Remember(text, breakdown);
        }

        return indicator is null || IsDeclared(value, breakdown, indicator) ? breakdown : null;
    }

    private bool IsDeclared(PlacedValue value, Breakdown breakdown, Indicator indicator)
    {
        var declared = true;
        foreach (var pair in breakdown.Pairs)
        {
            if (indicator.Find(pair.Dimension) is null)
            {
                faults.Add(value, InputMessages.DimensionNotDeclared(pair.Dimension, indicator));
                declared = false;
            }
        }

        return declared;
    }

    private Breakdown? Parse(PlacedValue value, string text)
    {
        if (!Breakdown.TryParse(text, out var breakdown))
        {
            faults.Add(value, InputMessages.BreakdownMalformed(text));
            return null;
        }

        if (dimensions is null)
        {
            return breakdown;
        }

        var pairs = new List<BreakdownPair>(breakdown.Pairs.Length);
        foreach (var pair in breakdown.Pairs)
        {
            if (Check(pair, dimensions, out var shared) is { } fault)
            {
                faults.Add(value, fault);
            }
            else
            {
                pairs.Add(shared);
            }
        }

        return pairs.Count == breakdown.Pairs.Length ? Breakdown.Of(pairs) : null;
    }

    /// <summary>
    /// What is wrong with a pair. The pair that comes back shares the catalogue's texts, to spare memory.
    /// </summary>
    private static FaultText? Check(
        BreakdownPair pair,
        IReadOnlyCollection<Dimension> dimensions,
        out BreakdownPair shared
    )
    {
        shared = pair;
        var dimension = dimensions.FirstOrDefault(dimension => dimension.Code == pair.Dimension);
        if (dimension is null)
        {
            return InputMessages.UnknownDimension(pair.Dimension, dimensions.Select(dimension => dimension.Code));
        }

        if (dimension.Find(pair.Member) is not { } member)
        {
            var members = dimension.Members.Select(member => member.Code);
            return InputMessages.UnknownMember(pair.Member, pair.Dimension, members);
        }

        shared = new(dimension.Code, member.Code);
        return null;
    }
}
