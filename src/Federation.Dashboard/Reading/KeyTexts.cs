using Federation.Core.Indicators;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>Puts what is counted into words.</summary>
public static class KeyTexts
{
    /// <summary>What is counted: <c>đảng viên (khu vực: cơ quan hành chính)</c>.</summary>
    public static string Of(Catalogue catalogue, Writing write, string indicator, string? breakdown)
    {
        var name = catalogue.Find(indicator) is { } found ? write.Name(found.Labels) : indicator;
        var part = PartOf(catalogue, write, breakdown);
        return part.Length == 0 ? name : $"{name} ({part})";
    }

    /// <summary>Which part: <c>khu vực: cơ quan hành chính</c>; empty for the total.</summary>
    public static string PartOf(Catalogue catalogue, Writing write, string? breakdown) =>
        Breakdown.TryParse(breakdown, out var read)
            ? string.Join("; ", read.Pairs.Select(pair => PairOf(catalogue, write, pair)))
            : breakdown ?? "";

    private static string PairOf(Catalogue catalogue, Writing write, BreakdownPair pair) =>
        catalogue.FindDimension(pair.Dimension) is { } dimension
            ? $"{write.Name(dimension.Labels)}: {MemberOf(write, dimension, pair.Member)}"
            : pair.ToString();

    private static string MemberOf(Writing write, Dimension dimension, string member) =>
        dimension.Find(member) is { } found ? write.Name(found.Labels) : member;
}
