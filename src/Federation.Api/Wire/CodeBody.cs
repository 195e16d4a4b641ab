namespace Federation.Api.Wire;

/// <summary>A code with what it is called.</summary>
public sealed record CodeBody
{
    /// <summary>The code.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called.</summary>
    public required Bilingual Labels { get; init; }
}
