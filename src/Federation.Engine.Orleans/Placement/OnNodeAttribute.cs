using Orleans.Placement;

namespace Federation.Engine.Clustered.Placement;

/// <summary>Places a grain by <see cref="OnNode"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnNodeAttribute() : PlacementAttribute(new OnNode());
