using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>Why a report is withdrawn.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Withdrawal
{
    /// <summary>The reason.</summary>
    public required string Reason { get; init; }
}
