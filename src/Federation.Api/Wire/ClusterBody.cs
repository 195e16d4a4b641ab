namespace Federation.Api.Wire;

/// <summary>The cluster that hosts the committees.</summary>
public sealed record ClusterBody
{
    /// <summary>Its nodes, by name.</summary>
    public required IReadOnlyList<ClusterNodeBody> Nodes { get; init; }

    /// <summary>The instances that some node hosts, by name.</summary>
    public required IReadOnlyList<ClusterInstanceBody> Instances { get; init; }
}
