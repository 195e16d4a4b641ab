namespace Federation.Api.Wire;

/// <summary>One node of the cluster.</summary>
public sealed record ClusterNodeBody
{
    /// <summary>What operators call it.</summary>
    public required string Name { get; init; }

    /// <summary>Where other nodes reach it.</summary>
    public required string Address { get; init; }

    /// <summary><c>active</c>; <c>leaving</c>; <c>silent</c> where it does not answer now.</summary>
    public required string State { get; init; }

    /// <summary>The version of its program.</summary>
    public required string Version { get; init; }

    /// <summary>The instances that it hosts, by name.</summary>
    public required IReadOnlyList<string> Instances { get; init; }

    /// <summary>How many committees are active on it.</summary>
    public required int Committees { get; init; }

    /// <summary>How many of them have yet to compare with all their children: their figures are stale.</summary>
    public required int Comparing { get; init; }

    /// <summary>What went wrong on it last since its start; absent for nothing.</summary>
    public string? LastError { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? LastErrorAt { get; init; }
}
