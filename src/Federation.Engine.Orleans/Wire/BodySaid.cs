using Federation.Engine.Ports;

namespace Federation.Engine.Clustered.Wire;

/// <summary>An <see cref="EntryBody"/> between nodes.</summary>
[GenerateSerializer]
[Immutable]
[Alias("federation.entry-body")]
internal sealed record BodySaid(
    [property: Id(0)] string Kind,
    [property: Id(1)] int Format,
    [property: Id(2)] byte[] Payload,
    [property: Id(3)] long AtUnixMilliseconds,
    [property: Id(4)] string? By,
    [property: Id(5)] string? From
)
{
    public static BodySaid Of(EntryBody body) =>
        new(body.Kind, body.Format, body.Payload.ToArray(), body.At.ToUnixTimeMilliseconds(), body.By, body.From);

    public EntryBody ToBody() =>
        new(Kind, Format, Payload, DateTimeOffset.FromUnixTimeMilliseconds(AtUnixMilliseconds), By, From);
}
