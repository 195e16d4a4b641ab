using System.Collections.Immutable;

namespace Federation.Benchmarks.Workload;

/// <summary>What one figure of a report is of.</summary>
/// <param name="Index">Its place in every report.</param>
/// <param name="Indicator">The indicator's code in the product's catalogue.</param>
/// <param name="Breakdown">The part; null for the total.</param>
/// <param name="IsStock">Whether it is true at a date, else it happened over a quarter.</param>
internal sealed record FigureKey(int Index, string Indicator, string? Breakdown, bool IsStock)
{
    /// <summary>The figures of one indicator: its total and three parts.</summary>
    public const int GroupSize = 4;

    /// <summary>
    /// Indicators that are true at a date; the first so many, and each is fed by the flow that follows.
    /// </summary>
    public const int StockGroups = 3;

    /// <summary>Twelve indicators of the product's catalogue, total and three parts each.</summary>
    public static ImmutableArray<FigureKey> All { get; } = [.. Groups().SelectMany(Keys)];

    public static int GroupCount => All.Length / GroupSize;

    private static IEnumerable<(string Indicator, string Dimension, string[] Parts)> Groups()
    {
        string[] roles = ["worker", "owner", "official"];
        string[] sectors = ["administrative", "public-service", "state-enterprise"];
        string[] bodies = ["standing-committee", "grassroots-committees", "inspection-commission"];
        yield return ("party-members", "role", roles);
        yield return ("party-organisations", "sector", sectors);
        yield return ("party-cells", "sector", sectors);
        yield return ("admissions", "role", roles);
        yield return ("organisations-established", "sector", sectors);
        yield return ("cells-established", "sector", sectors);
        yield return ("training-classes", "programme", ["resolution-study", "party-awareness", "new-member-theory"]);
        yield return ("members-inspected", "body", bodies);
        yield return ("members-supervised", "body", bodies);
        yield return ("cells-inspected", "body", bodies);
        yield return ("members-disciplined", "discipline", ["reprimand", "warning", "expulsion"]);
        yield return ("commendations", "award", ["city-merit-certificate", "committee-certificate", "banner"]);
    }

    private static IEnumerable<FigureKey> Keys((string Indicator, string Dimension, string[] Parts) group, int place)
    {
        var first = place * GroupSize;
        yield return new(first, group.Indicator, null, place < StockGroups);
        foreach (var (number, part) in group.Parts.Index())
        {
            yield return new(first + 1 + number, group.Indicator, $"{group.Dimension}:{part}", place < StockGroups);
        }
    }
}
