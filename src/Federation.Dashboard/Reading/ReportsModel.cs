using Federation.Api.Wire;
using Federation.Core.Rules;
using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>What the page of a committee's reports shows.</summary>
public sealed record ReportsModel
{
    /// <summary>The name of the period that is judged.</summary>
    public required string Period { get; init; }

    /// <summary>The names of the periods to choose from.</summary>
    public required IReadOnlyList<string> Periods { get; init; }

    /// <summary>How the committee itself stands.</summary>
    public required IReadOnlyList<Standing> Own { get; init; }

    /// <summary>How those below stand, of one kind where one is asked for; those that owe nothing only then.</summary>
    public required IReadOnlyList<Standing> Below { get; init; }

    /// <summary>How many there are of each kind.</summary>
    public required IReadOnlyDictionary<StandingKind, int> Counts { get; init; }

    /// <summary>The kind that is asked for; null for all.</summary>
    public required StandingKind? Kind { get; init; }

    /// <summary>Where further committees begin; null where all are here.</summary>
    public required string? NextBelow { get; init; }

    /// <summary>The committee's own reports, every revision, the newest first.</summary>
    public required IReadOnlyList<ReportItem> Reports { get; init; }

    /// <summary>What the rules say in the subtree.</summary>
    public required IReadOnlyList<FindingBody> Findings { get; init; }

    /// <summary>The severity that is asked for; null for all.</summary>
    public required Severity? Severity { get; init; }

    /// <summary>Where further findings begin; null where all are here.</summary>
    public required string? NextFindings { get; init; }

    /// <summary>Whom the findings name.</summary>
    public required IReadOnlyDictionary<string, CommitteeLink> Committees { get; init; }
}
