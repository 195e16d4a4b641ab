using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Engine.Clustered.Wire;

/// <summary>A <see cref="HoldingChange"/> between nodes.</summary>
[GenerateSerializer]
[Immutable]
[Alias("federation.holding-change")]
internal sealed record HoldingChangeSaid(
    [property: Id(0)] string Upper,
    [property: Id(1)] long Incarnation,
    [property: Id(2)] string Child,
    [property: Id(3)] string Held,
    [property: Id(4)] long Position,
    [property: Id(5)] string Hash,
    [property: Id(6)] long HeardAtUnixMilliseconds,
    [property: Id(7)] int Format,
    [property: Id(8)] bool IsWhole,
    [property: Id(9)] byte[]? Tree,
    [property: Id(10)] HeldKeySaid[] Keys
)
{
    public static HoldingChangeSaid Of(HoldingChange change) =>
        new(
            change.Upper.ToString(),
            change.Incarnation,
            change.Child.ToString(),
            change.Held.ToString(),
            change.Mark.Position,
            change.Mark.Hash,
            change.HeardAt.ToUnixTimeMilliseconds(),
            change.Format,
            change.IsWhole,
            change.Tree,
            [.. change.Keys.Select(key => HeldKeySaid.Of(key.Key, key.Shown))]
        );

    public HoldingChange ToChange() =>
        new(
            CommitteeId.Parse(Upper),
            Incarnation,
            CommitteeId.Parse(Child),
            HoldingSaid.Version(Held),
            new(Position, Hash),
            DateTimeOffset.FromUnixTimeMilliseconds(HeardAtUnixMilliseconds),
            Format,
            IsWhole,
            Tree,
            [.. Keys.Select(key => new HeldKeyChange(key.ToKey(), key.Shown))]
        );
}
