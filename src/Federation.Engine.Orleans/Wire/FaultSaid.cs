namespace Federation.Engine.Clustered.Wire;

/// <summary>A <see cref="Ports.ChainFault"/> between nodes.</summary>
[GenerateSerializer]
[Immutable]
[Alias("federation.chain-fault")]
internal sealed record FaultSaid([property: Id(0)] long Position, [property: Id(1)] string What);
