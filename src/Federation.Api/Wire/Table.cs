using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>A table of figures.</summary>
public sealed record Table
{
    /// <summary>The columns: one an indicator.</summary>
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>The rows: children, members of a dimension, or years.</summary>
    public required IReadOnlyList<TableRow> Rows { get; init; }

    /// <summary>The committee's own figures for the columns: for years, over all of them.</summary>
    public required IReadOnlyList<Figure> Total { get; init; }

    /// <summary>Where the next page of rows begins; absent on the last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cursor { get; init; }
}
