using Federation.Api.Wire;
using Federation.Core.Plans;

namespace Federation.Dashboard.Reading;

/// <summary>What the page on which a report is entered shows.</summary>
public sealed record SubmitModel
{
    /// <summary>The plans that ask this committee.</summary>
    public required IReadOnlyList<ReportingPlan> Plans { get; init; }

    /// <summary>The names of the periods to choose from.</summary>
    public required IReadOnlyList<string> Periods { get; init; }

    /// <summary>The standing reports, which may be corrected.</summary>
    public required IReadOnlyList<ReportItem> Reports { get; init; }

    /// <summary>The form; null where plan and period have not been chosen yet.</summary>
    public required SubmitForm? Form { get; init; }
}
