using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>A page of committees.</summary>
public sealed record CommitteeList
{
    /// <summary>The committees, in ordinal order of identity.</summary>
    public required IReadOnlyList<CommitteeItem> Items { get; init; }

    /// <summary>Where the next page begins; absent on the last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cursor { get; init; }
}
