using Federation.Core.Input;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Google.Protobuf;

namespace Federation.Engine.Codec;

/// <summary>Messages as those that are written.</summary>
internal static class MessageToWire
{
    public static Wire.Push Of(Push push)
    {
        var written = new Wire.Push
        {
            Base = Of(push.Base),
            Version = Of(push.Version),
            IsWhole = push.IsWhole,
            Keys = { push.Keys.OrderBy(key => key.Key).Select(Of) },
            Reach = Of(push.Reach),
            Proof = Of(push.Proof),
            Receiver = Of(push.Receiver),
            Stale = Of(push.Stale),
        };
        if (push.Tree is { } tree)
        {
            written.Tree = Own(SummaryCodec.Encode(tree));
        }

        return written;
    }

    public static Wire.PushReply Of(PushReply reply) =>
        new()
        {
            Outcome = reply.Outcome switch
            {
                PushOutcome.Held => Wire.Outcome.Held,
                PushOutcome.NeedFromHeld => Wire.Outcome.NeedFromHeld,
                PushOutcome.NeedWhole => Wire.Outcome.NeedWhole,
                PushOutcome.Superseded => Wire.Outcome.Superseded,
                PushOutcome.NeedProof => Wire.Outcome.NeedProof,
                PushOutcome.Forked => Wire.Outcome.Forked,
                var other => throw new ArgumentException($"Unknown outcome {other}", nameof(reply)),
            },
            Held = Of(reply.Held),
            Receiver = Of(reply.Receiver),
            Known = Of(reply.Known),
        };

    public static Wire.Offer Of(Offer offer) =>
        new()
        {
            Version = Of(offer.Version),
            Digest = Own(Convert.FromHexString(offer.Digest.Value)),
            Reach = Of(offer.Reach),
            Proof = Of(offer.Proof),
            Receiver = Of(offer.Receiver),
            Stale = Of(offer.Stale),
        };

    public static Wire.Hello Of(Hello hello) =>
        new()
        {
            Held = Of(hello.Held),
            Receiver = Of(hello.Receiver),
            Known = Of(hello.Known),
        };

    public static Wire.Follow Of(Follow follow) => new() { Event = Own(EventWriter.Write(follow.Event)) };

    private static Wire.ShownKey Of(ShownKey key)
    {
        var written = new Wire.ShownKey
        {
            Indicator = key.Key.Indicator,
            Breakdown = key.Key.Breakdown.ToString(),
            Stamp = key.Stamp,
        };
        if (key.Shown is { } shown)
        {
            written.Shown = Own(SummaryCodec.Encode(shown));
        }

        return written;
    }

    public static Wire.Version Of(VersionStamp version) =>
        new()
        {
            Epoch = version.Epoch,
            Incarnation = version.Incarnation,
            Stamp = version.Stamp,
        };

    private static Wire.Mark? Of(JournalMark? mark) =>
        mark is null ? null : new() { Position = mark.Position, Hash = Own(Convert.FromHexString(mark.Hash)) };

    private static Wire.Proof? Of(ChainProof? proof) =>
        proof is null ? null : new() { Known = Of(proof.Known), Found = Of(proof.Found) };

    private static Wire.Stale? Of(Staleness? stale)
    {
        if (stale is null)
        {
            return null;
        }

        return stale.Since is { } since ? new() { Since = since.ToUnixTimeMilliseconds() } : new();
    }

    // Nobody else has these bytes.
    private static ByteString Own(byte[] bytes) => UnsafeByteOperations.UnsafeWrap(bytes);
}
