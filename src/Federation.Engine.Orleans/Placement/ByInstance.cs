namespace Federation.Engine.Clustered.Placement;

/// <summary>On a node that hosts the instance that the key begins with; nowhere else.</summary>
[GenerateSerializer]
[Immutable]
[SuppressReferenceTracking]
[Alias("federation.by-instance")]
internal sealed class ByInstance : PlacementStrategy;
