namespace Federation.Api.Wire;

/// <summary>Whether the program can do its work.</summary>
public sealed record Health
{
    /// <summary>Whether it can.</summary>
    public required HealthStatus Status { get; init; }

    /// <summary>What is missing.</summary>
    public required IReadOnlyList<HealthGap> Missing { get; init; }
}
