using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Engine.Clustered.Wire;

/// <summary>A <see cref="JournalEntry"/> between nodes.</summary>
[GenerateSerializer]
[Immutable]
[Alias("federation.entry")]
internal sealed record EntrySaid(
    [property: Id(0)] long Position,
    [property: Id(1)] string Committee,
    [property: Id(2)] long Sequence,
    [property: Id(3)] long Incarnation,
    [property: Id(4)] BodySaid Body,
    [property: Id(5)] string Hash
)
{
    public static EntrySaid Of(JournalEntry entry) =>
        new(
            entry.Position,
            entry.Committee.ToString(),
            entry.Sequence,
            entry.Incarnation,
            BodySaid.Of(entry.Body),
            entry.Hash
        );

    public JournalEntry ToEntry() =>
        new(Position, CommitteeId.Parse(Committee), Sequence, Incarnation, Body.ToBody(), Hash);
}
