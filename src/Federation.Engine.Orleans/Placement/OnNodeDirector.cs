using Orleans.Runtime.Placement;

namespace Federation.Engine.Clustered.Placement;

/// <summary>Finds the node that the key names.</summary>
internal sealed class OnNodeDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(
        PlacementStrategy strategy,
        PlacementTarget target,
        IPlacementContext context
    )
    {
        var silo = SiloAddress.FromParsableString(target.GrainIdentity.Key.ToString()!);
        return context.GetCompatibleSilos(target).Contains(silo)
            ? Task.FromResult(silo)
            : throw new SiloUnavailableException($"The node at {silo} is not there");
    }
}
