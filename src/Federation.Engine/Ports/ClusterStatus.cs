using System.Collections.Immutable;

namespace Federation.Engine.Ports;

/// <summary>How a cluster does.</summary>
/// <param name="Nodes">Its nodes, by name.</param>
/// <param name="Instances">The instances that some node hosts, by name.</param>
public sealed record ClusterStatus(
    ImmutableArray<ClusterNodeStatus> Nodes,
    ImmutableArray<ClusterInstanceStatus> Instances
);
