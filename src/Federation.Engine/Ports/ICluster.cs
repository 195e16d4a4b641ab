using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>The nodes of the cluster that hosts the committees, for whoever operates it.</summary>
public interface ICluster
{
    /// <summary>Whether every committee that belongs on this node has been active since it started.</summary>
    bool IsReady { get; }

    /// <summary>Whether a node has not been given up: whether, as far as is known, it may still write.</summary>
    /// <param name="node">Its name.</param>
    bool IsMember(string node);

    /// <summary>Something failed in a committee's turn on this node; the protocol goes on.</summary>
    event Action<CommitteeId, Exception> Faulted;

    /// <summary>How the cluster does now; nodes that do not answer are named as such.</summary>
    ValueTask<ClusterStatus> StatusAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Has a node hand its committees to the others that host their instances, and then stop. It returns once the node
    /// has been told.
    /// </summary>
    /// <param name="node">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False where there is no such node.</returns>
    /// <exception cref="FederationBusyException">It does not answer.</exception>
    ValueTask<bool> DrainAsync(string node, CancellationToken cancellationToken);
}
