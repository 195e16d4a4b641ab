using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>A page of a committee's children.</summary>
public sealed record ChildList
{
    /// <summary>The day on which they are its children.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The children, in ordinal order of identity.</summary>
    public required IReadOnlyList<Child> Items { get; init; }

    /// <summary>Where the next page begins; absent on the last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cursor { get; init; }
}
