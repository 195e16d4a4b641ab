using Federation.Api.Wire;
using Federation.Core.Explain;
using Federation.Core.Indicators;
using Federation.Core.Quantities;

namespace Federation.Dashboard.Reading;

/// <summary>The contributions to one figure: those that count, those beside them, and the silent ones.</summary>
public sealed record ExplainParts
{
    /// <summary>Those that add up to the figure: own and stated ones, then children, the largest first.</summary>
    public required IReadOnlyList<ExplainNode> Counted { get; init; }

    /// <summary>Those that are known and not counted.</summary>
    public required IReadOnlyList<ExplainNode> Apart { get; init; }

    /// <summary>Children of which nothing is known for this time.</summary>
    public required IReadOnlyList<ExplainNode> Silent { get; init; }

    /// <summary>What the counted ones add up to; null where nothing is added.</summary>
    public required Amount? Sum { get; init; }

    /// <summary>Whether that is exactly the figure.</summary>
    public required bool Agrees { get; init; }

    /// <summary>Sorts the contributions of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="catalogue">What is counted.</param>
    public static ExplainParts Of(ExplainNode node, Catalogue catalogue)
    {
        var isAdded = catalogue.Find(node.Figure.Indicator)?.Kind is IndicatorKind.Stock or IndicatorKind.Flow;
        var known = node.Children.Where(child => child.Figure.Value is not null).ToList();
        var counted = known
            .Where(child => child.Counted)
            .OrderBy(child => child.Role is LineRole.Child ? 1 : 0)
            .ThenByDescending(child => child.Role is LineRole.Child ? child.Figure.Value : 0)
            .ToList();
        var sum = isAdded && counted.Count > 0 ? SumOf(counted) : default(Quantity?);
        return new()
        {
            Counted = counted,
            Apart = [.. known.Where(child => !child.Counted)],
            Silent = [.. node.Children.Where(child => child.Figure.Value is null)],
            Sum = sum is { } s ? Amounts.Of(s) : null,
            Agrees = sum is { } added && IsValueOf(added, node),
        };
    }

    private static Quantity SumOf(IEnumerable<ExplainNode> nodes)
    {
        var parts = nodes.Select(node => Amounts.Of(node.Figure)!.Value).ToList();
        return new(
            parts.Sum(part => part.Low),
            parts.Sum(part => part.High),
            parts.Exists(part => part.MayBeMore),
            parts.Exists(part => part.MayBeLess)
        );
    }

    private static bool IsValueOf(Quantity sum, ExplainNode node)
    {
        var value = Amounts.Of(node.Figure);
        return value is { } v && (node.Sign == -1 ? sum.Low == -v.High && sum.High == -v.Low : sum == v);
    }
}
