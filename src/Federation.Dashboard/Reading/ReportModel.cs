using Federation.Api.Wire;

namespace Federation.Dashboard.Reading;

/// <summary>What the page of one report shows.</summary>
public sealed record ReportModel
{
    /// <summary>The revision that is shown.</summary>
    public required ReportBody Body { get; init; }

    /// <summary>What differs from the revision before it; null where it is the first.</summary>
    public required IReadOnlyList<ReportDifference>? Differences { get; init; }

    /// <summary>The revision that it is compared with; null for none.</summary>
    public required int? Against { get; init; }

    /// <summary>Whether the page is shown right after the report came in.</summary>
    public required bool IsReceipt { get; init; }

    /// <summary>The draft that has become this report; null for none.</summary>
    public required string? Draft { get; init; }
}
