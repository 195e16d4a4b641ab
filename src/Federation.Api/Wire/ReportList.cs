using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>A page of a committee's reports.</summary>
public sealed record ReportList
{
    /// <summary>The reports, in report order.</summary>
    public required IReadOnlyList<ReportItem> Items { get; init; }

    /// <summary>Where the next page begins; absent on the last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cursor { get; init; }
}
