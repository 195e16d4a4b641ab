using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>Figures asked for in one call.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record BatchRequest
{
    /// <summary>1 to 500 questions.</summary>
    public required IReadOnlyList<BatchQuestion> Items { get; init; }
}
