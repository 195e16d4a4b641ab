namespace Federation.Api.Wire;

/// <summary>What is counted: an indicator and a breakdown.</summary>
public sealed record KeyBody
{
    /// <summary>The indicator's code.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown; null for the total.</summary>
    public required string? Breakdown { get; init; }
}
