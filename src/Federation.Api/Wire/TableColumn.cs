namespace Federation.Api.Wire;

/// <summary>A column of a table.</summary>
public sealed record TableColumn
{
    /// <summary>The indicator's code.</summary>
    public required string Key { get; init; }

    /// <summary>What it is called, in the request's language.</summary>
    public required string Label { get; init; }

    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }
}
