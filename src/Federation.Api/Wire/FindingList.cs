using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>A page of the findings of a subtree.</summary>
public sealed record FindingList
{
    /// <summary>The findings, committee by committee from the top down.</summary>
    public required IReadOnlyList<FindingBody> Items { get; init; }

    /// <summary>Where the next page begins; absent on the last. A page may be short and still have one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cursor { get; init; }
}
