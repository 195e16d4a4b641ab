namespace Federation.Api.Wire;

/// <summary>A row of a table.</summary>
public sealed record TableRow
{
    /// <summary>The child's identity, the member's code, or the year.</summary>
    public required string Key { get; init; }

    /// <summary>What it is called, in the request's language.</summary>
    public required string Label { get; init; }

    /// <summary>The figures, one a column.</summary>
    public required IReadOnlyList<Figure> Cells { get; init; }
}
