namespace Federation.Api.Wire;

/// <summary>A report with its content.</summary>
public sealed record ReportBody
{
    /// <summary>What is known of this revision.</summary>
    public required ReportItem Report { get; init; }

    /// <summary>The stated figures as they count, then the totals derived from them.</summary>
    public required IReadOnlyList<ObservationBody> Observations { get; init; }

    /// <summary>The targets.</summary>
    public required IReadOnlyList<StatedTarget> Targets { get; init; }

    /// <summary>What the text says about figures.</summary>
    public required IReadOnlyList<ClaimBody> Claims { get; init; }

    /// <summary>The programme documents that it answers to.</summary>
    public required IReadOnlyList<string> AnswersTo { get; init; }

    /// <summary>Every revision of the key, lowest first.</summary>
    public required IReadOnlyList<ReportItem> Revisions { get; init; }

    /// <summary>The findings that name the report.</summary>
    public required IReadOnlyList<FindingBody> Findings { get; init; }
}
