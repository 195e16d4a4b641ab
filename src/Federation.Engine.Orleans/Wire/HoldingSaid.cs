using Federation.Core.Identity;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Clustered.Wire;

/// <summary>A <see cref="Holding"/> between nodes.</summary>
[GenerateSerializer]
[Immutable]
[Alias("federation.holding")]
internal sealed record HoldingSaid(
    [property: Id(0)] string Upper,
    [property: Id(1)] string Child,
    [property: Id(2)] string Held,
    [property: Id(3)] long Position,
    [property: Id(4)] string Hash,
    [property: Id(5)] long HeardAtUnixMilliseconds,
    [property: Id(6)] int Format,
    [property: Id(7)] byte[] Tree,
    [property: Id(8)] HeldKeySaid[] Keys
)
{
    public static HoldingSaid Of(Holding holding) =>
        new(
            holding.Upper.ToString(),
            holding.Child.ToString(),
            holding.Held.ToString(),
            holding.Mark.Position,
            holding.Mark.Hash,
            holding.HeardAt.ToUnixTimeMilliseconds(),
            holding.Format,
            holding.Tree.ToArray(),
            [.. holding.Keys.Select(key => HeldKeySaid.Of(key.Key, key.Shown.ToArray()))]
        );

    public Holding ToHolding() =>
        new(
            CommitteeId.Parse(Upper),
            CommitteeId.Parse(Child),
            Version(Held),
            new(Position, Hash),
            DateTimeOffset.FromUnixTimeMilliseconds(HeardAtUnixMilliseconds),
            Format,
            Tree,
            [.. Keys.Select(key => new HeldKey(key.ToKey(), key.Shown))]
        );

    public static VersionStamp Version(string text) =>
        VersionStamp.TryParse(text, out var version) ? version : throw new FormatException($"Not a version: '{text}'");
}
