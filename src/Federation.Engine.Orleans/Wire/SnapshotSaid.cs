using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Engine.Clustered.Wire;

/// <summary>A <see cref="Snapshot"/> between nodes.</summary>
[GenerateSerializer]
[Immutable]
[Alias("federation.snapshot")]
internal sealed record SnapshotSaid(
    [property: Id(0)] string Committee,
    [property: Id(1)] long Sequence,
    [property: Id(2)] string Hash,
    [property: Id(3)] int Format,
    [property: Id(4)] byte[] Payload,
    [property: Id(5)] byte[] Place
)
{
    public static SnapshotSaid Of(Snapshot snapshot) =>
        new(
            snapshot.Committee.ToString(),
            snapshot.Sequence,
            snapshot.Hash,
            snapshot.Format,
            snapshot.Payload.ToArray(),
            snapshot.Place.ToArray()
        );

    public Snapshot ToSnapshot() => new(CommitteeId.Parse(Committee), Sequence, Hash, Format, Place, Payload);
}
