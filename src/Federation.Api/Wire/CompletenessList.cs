using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>Who below has reported for a period, and who is late.</summary>
public sealed record CompletenessList
{
    /// <summary>The period, <c>from/to</c>.</summary>
    public required string Period { get; init; }

    /// <summary>The day as of which somebody is late: today in Asia/Ho_Chi_Minh.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>One entry for each committee below that a plan of this period names.</summary>
    public required IReadOnlyList<CompletenessItem> Items { get; init; }

    /// <summary>Where the next page begins; absent on the last. A page may be short and still have one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cursor { get; init; }
}
