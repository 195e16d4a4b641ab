using Federation.Core.Identity;
using Federation.Engine.Codec;
using Federation.Engine.Ports;
using Google.Protobuf;
using Wire = Federation.Engine.Codec.Wire;

namespace Federation.Engine.Link;

/// <summary>Answers what another installation asks of a committee that is hosted here.</summary>
internal static class LinkAnswering
{
    /// <summary>The answer, or why there is none.</summary>
    /// <param name="federation">Where the committee is hosted.</param>
    /// <param name="tree">Its place in the tree.</param>
    /// <param name="ask">The question.</param>
    /// <param name="cancellationToken">Nobody waits any more.</param>
    public static async ValueTask<Wire.Reply> AnswerAsync(
        IFederation federation,
        ITree tree,
        Wire.Ask ask,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (!CommitteeId.TryParse(ask.Committee, out var id))
            {
                return ReplyStatus.Of(ask.Id, ReplyStatus.Malformed);
            }

            var body = await BodyAsync(federation, tree, id, ask, cancellationToken).ConfigureAwait(false);
            return body is null
                ? ReplyStatus.Of(ask.Id, ReplyStatus.UnknownKind)
                : new() { Id = ask.Id, Body = UnsafeByteOperations.UnsafeWrap(body.ToByteArray()) };
        }
        catch (Exception e) when (StatusOf(ask.Id, e) is { } refused)
        {
            return refused;
        }
    }

    private static async ValueTask<IMessage?> BodyAsync(
        IFederation federation,
        ITree tree,
        CommitteeId id,
        Wire.Ask ask,
        CancellationToken cancellationToken
    )
    {
        var committee = federation.Committee(id);
        var body = ask.Body;
        return ask.Kind switch
        {
            AskKind.Figure => FigureToWire.Of(
                await committee
                    .AskAsync(Read(body, Wire.FigureRequest.Parser, FigureFromWire.Of), cancellationToken)
                    .ConfigureAwait(false)
            ),
            AskKind.Profile => CommitteeToWire.Of(
                await committee.ProfileAsync(DayOf(body), cancellationToken).ConfigureAwait(false)
            ),
            AskKind.Children => new Wire.Children
            {
                Items =
                {
                    (await committee.ChildrenAsync(DayOf(body), cancellationToken).ConfigureAwait(false)).Select(
                        CommitteeToWire.Of
                    ),
                },
            },
            AskKind.Reports => new Wire.Reports
            {
                Items =
                {
                    (await committee.ReportsAsync(cancellationToken).ConfigureAwait(false)).Select(FigureToWire.Of),
                },
            },
            AskKind.Report => await ReportAsync(committee, body, cancellationToken).ConfigureAwait(false),
            AskKind.Findings => CommitteeToWire.Of(
                await committee.FindingsAsync(cancellationToken).ConfigureAwait(false)
            ),
            AskKind.Targets => new Wire.Targets
            {
                Items = CommitteeToWire.Of(await committee.TargetsAsync(cancellationToken).ConfigureAwait(false)),
            },
            AskKind.Changes => CommitteeToWire.Of(
                await committee
                    .ChangesAsync(
                        Read(
                            body,
                            Wire.ChangesAsked.Parser,
                            asked =>
                                asked.After is { } after ? MessageFromWire.Version(after) : (Messages.VersionStamp?)null
                        ),
                        cancellationToken
                    )
                    .ConfigureAwait(false)
            ),
            _ => await TreeAsync(federation, tree, id, ask, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>What concerns more committees than one; null where the question is unknown.</summary>
    private static async ValueTask<IMessage?> TreeAsync(
        IFederation federation,
        ITree tree,
        CommitteeId id,
        Wire.Ask ask,
        CancellationToken cancellationToken
    )
    {
        var body = ask.Body;
        return ask.Kind switch
        {
            AskKind.Search => CommitteeToWire.Of(
                await federation
                    .SearchAsync(Read(body, Wire.DirectoryAsked.Parser, CommitteeFromWire.Of), cancellationToken)
                    .ConfigureAwait(false)
            ),
            AskKind.TreeNode => CommitteeToWire.Of(await tree.FindAsync(id, cancellationToken).ConfigureAwait(false)),
            AskKind.Permit => new Wire.Permit
            {
                Patience = (long)
                    (
                        await tree.PermitAsync(
                                id,
                                Read(body, Wire.PermitAsked.Parser, asked => CommitteeFromWire.Event(asked.Event)),
                                cancellationToken
                            )
                            .ConfigureAwait(false)
                    ).TotalMilliseconds,
            },
            _ => null,
        };
    }

    private static async ValueTask<IMessage> ReportAsync(
        ICommittee committee,
        ByteString body,
        CancellationToken cancellationToken
    )
    {
        var (key, revision) = Read(
            body,
            Wire.ReportAsked.Parser,
            asked => (asked.Key, asked.HasRevision ? asked.Revision : (int?)null)
        );
        var detail = await committee.ReportAsync(key, revision, cancellationToken).ConfigureAwait(false);
        return detail is null ? new Wire.ReportDetail() : CommitteeToWire.Of(detail);
    }

    private static DateOnly DayOf(ByteString body) =>
        Read(body, Wire.DayAsked.Parser, asked => WireNumbers.Day(asked.Day));

    private static T Read<TMessage, T>(ByteString body, MessageParser<TMessage> parser, Func<TMessage, T> read)
        where TMessage : IMessage<TMessage> => WireBytes.Read(body.Span, parser, read, "A question");

    /// <summary>How a fault is said; null for one of the program.</summary>
    internal static Wire.Reply? StatusOf(long ask, Exception fault) =>
        fault switch
        {
            CommitteeUnknownException => ReplyStatus.Of(ask, ReplyStatus.UnknownCommittee),
            CommitteeAwayException => ReplyStatus.Of(ask, ReplyStatus.Away),
            FederationBusyException busy => new()
            {
                Id = ask,
                Status = ReplyStatus.Busy,
                RetryAfter = (long)busy.RetryAfter.TotalMilliseconds,
            },
            RequestRefusedException refused => new()
            {
                Id = ask,
                Status = ReplyStatus.Refused + refused.Code,
                Vi = refused.Text.Vi,
                En = refused.Text.En,
                IsConflict = refused.IsConflict,
            },
            JournalUnavailableException => ReplyStatus.Of(ask, ReplyStatus.Unavailable),
            FormatException => ReplyStatus.Of(ask, ReplyStatus.Malformed),
            OperationCanceledException => ReplyStatus.Of(ask, ReplyStatus.NoNews),
            _ => null,
        };
}
