using Federation.Api.Wire;

namespace Federation.Dashboard.Reading;

/// <summary>What the page on which a report is entered shows.</summary>
public sealed record SubmitModel
{
    /// <summary>The plans that ask this committee, with the periods to choose from.</summary>
    public required IReadOnlyList<PlanChoice> Plans { get; init; }

    /// <summary>The standing reports, which may be corrected.</summary>
    public required IReadOnlyList<ReportItem> Reports { get; init; }

    /// <summary>The form; null where plan and period have not been chosen yet.</summary>
    public required SubmitForm? Form { get; init; }
}
