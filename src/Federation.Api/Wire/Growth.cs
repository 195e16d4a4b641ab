namespace Federation.Api.Wire;

/// <summary>How a figure compares with the one before.</summary>
public sealed record Growth
{
    /// <summary>This less the one before, with honest ends.</summary>
    public required Amount Difference { get; init; }

    /// <summary>This over the one before, with honest ends; null where the one before may be 0.</summary>
    public required Amount? Factor { get; init; }
}
