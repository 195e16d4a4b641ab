namespace Federation.Api.Wire;

/// <summary>Says that something is durable.</summary>
public sealed record WriteReceipt
{
    /// <summary>Whose journal it is in.</summary>
    public required string Committee { get; init; }

    /// <summary>Its place there, or that of the last entry where nothing was written.</summary>
    public required long Sequence { get; init; }

    /// <summary>The chain hash there.</summary>
    public required string Hash { get; init; }

    /// <summary>False where the same had been accepted before.</summary>
    public required bool Changed { get; init; }
}
