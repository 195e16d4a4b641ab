namespace Federation.Api.Wire;

/// <summary>One node of an installation.</summary>
public sealed record AboutNode
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The instances that it hosts.</summary>
    public required IReadOnlyList<string> Instances { get; init; }
}
