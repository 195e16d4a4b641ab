namespace Federation.Api.Wire;

/// <summary>A child has newer than its parent has heard.</summary>
public sealed record InFlight
{
    /// <summary>The value that the parent used; null for none.</summary>
    public required Amount? Parent { get; init; }

    /// <summary>The child's newer value; null for none.</summary>
    public required Amount? Child { get; init; }

    /// <summary>The child's version.</summary>
    public required string Version { get; init; }
}
