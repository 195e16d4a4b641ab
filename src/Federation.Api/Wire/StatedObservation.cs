using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>A stated figure with its source.</summary>
public sealed record StatedObservation
{
    /// <summary>What is counted.</summary>
    public required KeyBody Key { get; init; }

    /// <summary>As of when; null for a flow.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>Over which period; null for a stock.</summary>
    public required string? Period { get; init; }

    /// <summary>How much.</summary>
    public required Amount Amount { get; init; }

    /// <summary>The report's key.</summary>
    public required string Report { get; init; }

    /// <summary>The report's revision.</summary>
    public required int Revision { get; init; }

    /// <summary>Where in the source it stands; null where not known.</summary>
    public required string? Locator { get; init; }

    /// <summary>The source.</summary>
    public required SourceBody Source { get; init; }

    /// <summary>When the report was accepted.</summary>
    public required DateTime AcceptedAt { get; init; }

    /// <summary>The committee's findings that name this key and report.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FindingBody>? Findings { get; init; }
}
