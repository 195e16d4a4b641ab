using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>A committee to be made known.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CommitteeSubmission
{
    /// <summary>Its identity: <c>instance</c> or <c>instance.local</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The committee above it; absent or null for the root of a tree.</summary>
    public string? Parent { get; init; }

    /// <summary>Its level.</summary>
    public required string Level { get; init; }

    /// <summary>Its names.</summary>
    public required SubmittedNames Names { get; init; }

    /// <summary>When it was established; absent for since ever.</summary>
    public DateOnly? EstablishedOn { get; init; }

    /// <summary>How exactly that day is known.</summary>
    public SubmittedPrecision? EstablishedPrecision { get; init; }

    /// <summary>Its official codes, by register.</summary>
    public IReadOnlyDictionary<string, string>? Codes { get; init; }

    /// <summary>Its kind of unit: <c>province</c>, <c>city</c>.</summary>
    public string? Kind { get; init; }
}
