using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>For which instances an installation is to be enrolled.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record EnrolmentSubmission
{
    /// <summary>The instances by their codes; at least one.</summary>
    public required IReadOnlyList<string> Instances { get; init; }
}
