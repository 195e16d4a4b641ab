namespace Federation.Engine.Clustered.Placement;

/// <summary>On the silo whose address is the key.</summary>
[GenerateSerializer]
[Immutable]
[SuppressReferenceTracking]
[Alias("federation.on-node")]
internal sealed class OnNode : PlacementStrategy;
