using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>Targets of one period that are set for a committee.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TargetsSubmission
{
    /// <summary>Who sets them; the committee itself where absent.</summary>
    public string? SetBy { get; init; }

    /// <summary>Over which period: a name or <c>from/to</c>.</summary>
    public required string Period { get; init; }

    /// <summary>At least one target.</summary>
    public required IReadOnlyList<TargetItem> Items { get; init; }
}
