namespace Federation.Api.Wire;

/// <summary>One instance of the cluster.</summary>
public sealed record ClusterInstanceBody
{
    /// <summary>The instance.</summary>
    public required string Name { get; init; }

    /// <summary>The nodes that host it, by name.</summary>
    public required IReadOnlyList<string> Nodes { get; init; }

    /// <summary>The node that writes its journal; absent where none does now.</summary>
    public string? Journal { get; init; }

    /// <summary>How many of its committees are active.</summary>
    public required int Committees { get; init; }

    /// <summary>Whether somebody above, in another instance, has yet to take in what it shows.</summary>
    public required bool Behind { get; init; }

    /// <summary>Since when the oldest of that waits, UTC; absent where nothing does.</summary>
    public DateTimeOffset? BehindSince { get; init; }

    /// <summary>What went wrong last; absent for nothing since its nodes started.</summary>
    public string? LastError { get; init; }
}
