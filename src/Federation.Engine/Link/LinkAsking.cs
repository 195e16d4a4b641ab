using Federation.Core.Identity;
using Federation.Engine.Codec;
using Federation.Engine.Ports;
using Google.Protobuf;
using Wire = Federation.Engine.Codec.Wire;

namespace Federation.Engine.Link;

/// <summary>Asks other installations and reads what they answer.</summary>
/// <param name="route">Sends a question to whoever can answer; null where nobody can be reached.</param>
/// <param name="limits">The limits.</param>
internal sealed class LinkAsking(
    Func<Wire.Ask, TimeSpan, CancellationToken, ValueTask<Wire.Reply?>> route,
    LinkLimits limits
)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    /// <summary>The answer to a question about a committee.</summary>
    /// <exception cref="CommitteeAwayException">Its installation cannot be reached, or does not answer.</exception>
    /// <exception cref="CommitteeUnknownException">There is none there.</exception>
    public async ValueTask<T> AskAsync<TMessage, T>(
        CommitteeId committee,
        string kind,
        IMessage? body,
        MessageParser<TMessage> parser,
        Func<TMessage, T> read,
        CancellationToken cancellationToken
    )
        where TMessage : IMessage<TMessage>
    {
        var reply = await RouteAsync(committee, kind, body, cancellationToken).ConfigureAwait(false);
        return reply.Status.Length == 0
            ? WireBytes.Read(reply.Body.Span, parser, read, "An answer")
            : throw FaultOf(committee, reply);
    }

    /// <summary>The same, where there may be nothing new for as long as anybody waits: null then.</summary>
    public async ValueTask<T?> WaitAsync<TMessage, T>(
        CommitteeId committee,
        string kind,
        IMessage body,
        MessageParser<TMessage> parser,
        Func<TMessage, T> read,
        CancellationToken cancellationToken
    )
        where TMessage : IMessage<TMessage>
        where T : class
    {
        var reply = await RouteAsync(committee, kind, body, cancellationToken).ConfigureAwait(false);
        return reply.Status switch
        {
            "" => WireBytes.Read(reply.Body.Span, parser, read, "An answer"),
            ReplyStatus.NoNews => null,
            _ => throw FaultOf(committee, reply),
        };
    }

    private async ValueTask<Wire.Reply> RouteAsync(
        CommitteeId committee,
        string kind,
        IMessage? body,
        CancellationToken cancellationToken
    )
    {
        var ask = new Wire.Ask
        {
            Kind = kind,
            Committee = committee.ToString(),
            Body = body is null ? ByteString.Empty : UnsafeByteOperations.UnsafeWrap(body.ToByteArray()),
        };
        return await route(ask, limits.AskPatience, cancellationToken).ConfigureAwait(false)
            ?? throw new CommitteeAwayException(committee, RetryAfter);
    }

    /// <summary>The fault that a reply says.</summary>
    internal static Exception FaultOf(CommitteeId committee, Wire.Reply reply) =>
        reply.Status switch
        {
            ReplyStatus.UnknownCommittee => new CommitteeUnknownException(committee),
            ReplyStatus.Busy => new FederationBusyException(TimeSpan.FromMilliseconds(Math.Max(1, reply.RetryAfter))),
            ReplyStatus.Unavailable => new JournalUnavailableException($"The installation of '{committee}' says so"),
            var refused when refused.StartsWith(ReplyStatus.Refused, StringComparison.Ordinal) =>
                new RequestRefusedException(
                    refused[ReplyStatus.Refused.Length..],
                    reply.IsConflict,
                    new(reply.Vi, reply.En)
                ),
            _ => new CommitteeAwayException(committee, RetryAfter),
        };
}
