using System.Net;

namespace Federation.Engine.Clustered;

/// <summary>How a node takes part in its cluster.</summary>
public sealed record ClusterSettings
{
    /// <summary>What operators call the node; its own among the nodes.</summary>
    public required string Name { get; init; }

    /// <summary>The instances that it hosts.</summary>
    public required IReadOnlyList<string> Instances { get; init; }

    /// <summary>
    /// The instances that are the cluster's, whoever hosts them: away, and not unknown, where nobody does.
    /// </summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>Whether the cluster has links to other installations, whichever node has them.</summary>
    public bool HasLinks { get; init; }

    /// <summary>Whether one of them leads to an installation above.</summary>
    public bool HasUpper { get; init; }

    /// <summary>Which cluster, where several share a database of members.</summary>
    public string ClusterId { get; init; } = "federation";

    /// <summary>Where other nodes reach this one.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port for other nodes.</summary>
    public int Port { get; init; } = 11_111;

    /// <summary>
    /// PostgreSQL with the tables of members; null for one that the host has set up otherwise, as tests do.
    /// </summary>
    public string? Members { get; init; }

    /// <summary>How long another node may take to answer before it is asked again or counted as away.</summary>
    public TimeSpan AskPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The version of the program.</summary>
    public string Version { get; init; } = "";
}
