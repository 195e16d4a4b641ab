using Federation.Core.Identity;
using Federation.Engine.Messages;
using Google.Protobuf;

namespace Federation.Engine.Codec;

/// <summary>
/// What agents of two installations say to each other, as bytes. The format is <c>message.proto</c>; it is fixed by
/// golden bytes. Fields that a reader does not know are ignored, so that two versions of the program understand each
/// other; a kind or a version that it does not know is refused.
/// </summary>
public static class MessageCodec
{
    /// <summary>The version written and read. Another one is refused.</summary>
    public const int Format = 1;

    private const string PushKind = "push";
    private const string PushReplyKind = "push-reply";
    private const string OfferKind = "offer";
    private const string HelloKind = "hello";
    private const string FollowKind = "follow";

    /// <summary>A message as bytes. An offer's digest is worked out.</summary>
    public static byte[] Encode(Message message)
    {
        var (kind, body) = message switch
        {
            Push push => (PushKind, (IMessage)MessageToWire.Of(push)),
            PushReply reply => (PushReplyKind, MessageToWire.Of(reply)),
            Offer offer => (OfferKind, MessageToWire.Of(offer)),
            Hello hello => (HelloKind, MessageToWire.Of(hello)),
            Follow follow => (FollowKind, MessageToWire.Of(follow)),
            _ => throw new ArgumentException($"Unknown message {message.GetType().Name}", nameof(message)),
        };
        return new Wire.Envelope
        {
            Version = Format,
            Kind = kind,
            From = message.From.ToString(),
            To = message.To.ToString(),
            Body = body.ToByteString(),
        }.ToByteArray();
    }

    /// <summary>The message that some bytes say.</summary>
    /// <exception cref="FormatException">
    /// They say none, or one of a kind or of a version that this program does not know.
    /// </exception>
    public static Message Decode(ReadOnlySpan<byte> bytes) =>
        WireBytes.Read(bytes, Wire.Envelope.Parser, Open, "A message");

    private static Message Open(Wire.Envelope envelope)
    {
        WireBytes.RequireVersion(envelope.Version, Format, "A message");
        var from = CommitteeId.Parse(envelope.From);
        var to = CommitteeId.Parse(envelope.To);
        var body = envelope.Body.Span;
        return envelope.Kind switch
        {
            PushKind => Read(body, Wire.Push.Parser, push => MessageFromWire.Of(push, from, to)),
            PushReplyKind => Read(body, Wire.PushReply.Parser, reply => MessageFromWire.Of(reply, from, to)),
            OfferKind => Read(body, Wire.Offer.Parser, offer => MessageFromWire.Of(offer, from, to)),
            HelloKind => Read(body, Wire.Hello.Parser, hello => MessageFromWire.Of(hello, from, to)),
            FollowKind => Read(body, Wire.Follow.Parser, follow => MessageFromWire.Of(follow, from, to)),
            var unknown => throw new FormatException(
                $"A message is a '{unknown}', unknown to this program: update it."
            ),
        };
    }

    private static Message Read<TMessage>(
        ReadOnlySpan<byte> body,
        MessageParser<TMessage> parser,
        Func<TMessage, Message> read
    )
        where TMessage : IMessage<TMessage> => WireBytes.Read(body, parser, read, "A message");
}
