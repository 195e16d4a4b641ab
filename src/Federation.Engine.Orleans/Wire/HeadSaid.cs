using Federation.Engine.Ports;

namespace Federation.Engine.Clustered.Wire;

/// <summary>A <see cref="JournalHead"/> between nodes.</summary>
[GenerateSerializer]
[Immutable]
[Alias("federation.head")]
internal sealed record HeadSaid(
    [property: Id(0)] long Position,
    [property: Id(1)] string Hash,
    [property: Id(2)] long Epoch
)
{
    public static HeadSaid Of(JournalHead head) => new(head.Position, head.Hash, head.Epoch);

    public JournalHead ToHead() => new(Position, Hash, Epoch);
}
