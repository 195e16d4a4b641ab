namespace Federation.Api.Wire;

/// <summary>A committee's targets with how far they have been reached.</summary>
public sealed record TargetList
{
    /// <summary>The targets.</summary>
    public required IReadOnlyList<TargetLine> Items { get; init; }
}
