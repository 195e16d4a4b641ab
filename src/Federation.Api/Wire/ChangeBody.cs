namespace Federation.Api.Wire;

/// <summary>A figure that changed: the data of an event <c>change</c>.</summary>
public sealed record ChangeBody
{
    /// <summary>The committee whose stream this is.</summary>
    public required string Committee { get; init; }

    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown; null for the total.</summary>
    public required string? Breakdown { get; init; }
}
