using Federation.Engine.Ports;

namespace Federation.Node;

/// <summary>
/// Whose connection holds an instance's journal: that of a node which the cluster has given up may be ended. A node
/// that is frozen, or cut off from the others, would hold it as long as that lasts.
/// </summary>
internal sealed class Members
{
    private const string Prefix = "federation node ";

    private ICluster? cluster;

    /// <summary>How a node's connections call themselves.</summary>
    public static string ConnectionOf(string node) => Prefix + node;

    /// <summary>The cluster, once there is one.</summary>
    public void Are(ICluster of) => Volatile.Write(ref cluster, of);

    /// <summary>Whether a connection is that of a node that is no member any more.</summary>
    public bool IsGivenUp(string connection) =>
        connection.StartsWith(Prefix, StringComparison.Ordinal)
        && Volatile.Read(ref cluster) is { } now
        && !now.IsMember(connection[Prefix.Length..]);
}
