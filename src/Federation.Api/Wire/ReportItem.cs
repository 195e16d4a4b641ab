using System.Text.Json.Serialization;
using Federation.Engine.Queries;

namespace Federation.Api.Wire;

/// <summary>One revision of a report, without its content.</summary>
public sealed record ReportItem
{
    /// <summary>The report's slug.</summary>
    public required string Key { get; init; }

    /// <summary>The revision.</summary>
    public required int Revision { get; init; }

    /// <summary>Whether it counts.</summary>
    public required ReportState State { get; init; }

    /// <summary>As of when; null for a period's report.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>Of which period; null for a date's report.</summary>
    public required string? Period { get; init; }

    /// <summary>The source.</summary>
    public required SourceBody Source { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTime AcceptedAt { get; init; }

    /// <summary>Its place in the committee's journal.</summary>
    public required long Sequence { get; init; }

    /// <summary>The chain hash there.</summary>
    public required string Hash { get; init; }

    /// <summary>How many findings name it.</summary>
    public required int Findings { get; init; }

    /// <summary>Why it was withdrawn, where it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
