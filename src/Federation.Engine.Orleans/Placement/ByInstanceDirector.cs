using Orleans.Runtime.Placement;

namespace Federation.Engine.Clustered.Placement;

/// <summary>
/// Reads the instance from the key. A node that does not host it is never chosen: whoever asks is told to try again,
/// also in the moment after a node has joined, in which nobody knows yet what it hosts.
/// </summary>
internal sealed class ByInstanceDirector(Hosts hosts) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(
        PlacementStrategy strategy,
        PlacementTarget target,
        IPlacementContext context
    )
    {
        var key = target.GrainIdentity.Key.ToString()!;
        var compatible = context.GetCompatibleSilos(target);
        return hosts.Choose(key, compatible) is { } host
            ? Task.FromResult(host)
            : throw new SiloUnavailableException($"No node that hosts the instance of '{key}' is known now");
    }
}
