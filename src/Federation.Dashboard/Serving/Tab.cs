using Federation.Dashboard.Text;

namespace Federation.Dashboard.Serving;

/// <summary>A page that every committee has.</summary>
/// <param name="Suffix">What its address ends with after <c>/c/{id}</c>; empty for the overview.</param>
/// <param name="LabelKey">The text that names it.</param>
public sealed record Tab(string Suffix, string LabelKey)
{
    /// <summary>What is known of a committee at a glance.</summary>
    public static Tab Overview { get; } = new("", nameof(Strings.PageOverview));

    /// <summary>A table of its figures by child, part or year.</summary>
    public static Tab Figures { get; } = new("/figures", nameof(Strings.PageFigures));

    /// <summary>Its figures over the years.</summary>
    public static Tab Trends { get; } = new("/trends", nameof(Strings.PageTrends));

    /// <summary>Its children beside each other.</summary>
    public static Tab Compare { get; } = new("/compare", nameof(Strings.PageCompare));

    /// <summary>What a figure is made of, down to the documents.</summary>
    public static Tab Explain { get; } = new("/explain", nameof(Strings.PageExplain));

    /// <summary>Who has reported, what, and what the rules say of it.</summary>
    public static Tab Reports { get; } = new("/reports", nameof(Strings.PageReports));

    /// <summary>Where a report is entered.</summary>
    public static Tab Submit { get; } = new("/submit", nameof(Strings.PageSubmit));

    /// <summary>Its children, its history, the reorganisation.</summary>
    public static Tab Tree { get; } = new("/tree", nameof(Strings.PageTree));

    /// <summary>The tabs in the order in which they are shown: a page that exists is in this list.</summary>
    public static IReadOnlyList<Tab> All { get; } =
    [Overview, Figures, Trends, Compare, Explain, Reports, Submit, Tree];

    /// <summary>What it is called in a language.</summary>
    public string LabelIn(Language language) =>
        Strings.ResourceManager.GetString(LabelKey, language.Culture) ?? LabelKey;
}
