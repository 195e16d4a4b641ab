namespace Federation.Engine.Clustered.Wire;

/// <summary>What a node says of itself.</summary>
/// <param name="Name">What operators call it.</param>
/// <param name="Instances">The instances that it hosts, in ordinal order.</param>
/// <param name="Version">The version of its program.</param>
/// <param name="IsLeaving">Whether it takes no committees any more.</param>
/// <param name="Links">The cluster's links to other installations; null where another node has them, or nobody.</param>
/// <param name="Wire">What it understands of other nodes: <see cref="NodeWire"/>.</param>
[GenerateSerializer]
[Immutable]
[Alias("federation.node-profile")]
internal sealed record NodeProfile(
    [property: Id(0)] string Name,
    [property: Id(1)] string[] Instances,
    [property: Id(2)] string Version,
    [property: Id(3)] bool IsLeaving,
    [property: Id(4)] LinkSaid? Links,
    [property: Id(5)] int Wire
);
