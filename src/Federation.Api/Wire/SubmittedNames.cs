using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>A committee's names.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SubmittedNames
{
    /// <summary>In Vietnamese.</summary>
    public required string Vi { get; init; }

    /// <summary>In English; the Vietnamese name where absent.</summary>
    public string? En { get; init; }
}
