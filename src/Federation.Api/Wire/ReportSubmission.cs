using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>A report as it is submitted. Exactly one of <c>asOf</c> and <c>period</c> is given.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ReportSubmission
{
    /// <summary>The report's slug, unique within its committee.</summary>
    public required string Key { get; init; }

    /// <summary>1 or more, 1 where absent; the highest stands and replaces the whole report.</summary>
    public int? Revision { get; init; }

    /// <summary>As of when.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Of which period: a name or <c>from/to</c>.</summary>
    public string? Period { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required SubmittedSource Source { get; init; }

    /// <summary>The stated figures.</summary>
    public IReadOnlyList<SubmittedObservation>? Observations { get; init; }

    /// <summary>The programme documents that it answers to.</summary>
    public IReadOnlyList<string>? AnswersTo { get; init; }

    /// <summary>What is to be reached.</summary>
    public IReadOnlyList<SubmittedTarget>? Targets { get; init; }

    /// <summary>What the text says about figures.</summary>
    public IReadOnlyList<SubmittedClaim>? Claims { get; init; }
}
