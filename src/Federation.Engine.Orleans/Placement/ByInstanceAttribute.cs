using Orleans.Placement;

namespace Federation.Engine.Clustered.Placement;

/// <summary>Places a grain by <see cref="ByInstance"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ByInstanceAttribute() : PlacementAttribute(new ByInstance());
