using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Input;
using Federation.Engine.Codec;
using Federation.Engine.Link;
using Federation.Engine.Ports;
using Google.Protobuf;

namespace Federation.Engine.Clustered;

/// <summary>Writes what another node was asked to write of a committee that is placed here.</summary>
internal static class WriteAnswering
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public static async ValueTask<Codec.Wire.Reply> AnswerAsync(ClusterNode node, CommitteeId id, Codec.Wire.Ask ask)
    {
        try
        {
            var body = await WriteAsync(node, id, ask);
            return body is null
                ? ReplyStatus.Of(ask.Id, ReplyStatus.UnknownKind)
                : new() { Id = ask.Id, Body = body.ToByteString() };
        }
        catch (JournalConflictException)
        {
            // Another activation has followed this one: the same again finds it.
            return LinkAnswering.StatusOf(ask.Id, new FederationBusyException(RetryAfter))!;
        }
        catch (Exception e) when (LinkAnswering.StatusOf(ask.Id, e) is { } refused)
        {
            return refused;
        }
    }

    private static async ValueTask<IMessage?> WriteAsync(ClusterNode node, CommitteeId id, Codec.Wire.Ask ask)
    {
        var none = CancellationToken.None;
        switch (ask.Kind)
        {
            case WriteKind.Submit:
                var report = Read(ask, Codec.Wire.ReportSubmitted.Parser);
                var content = ReportReader.ReadStored(report.Content.Memory);
                var committee = node.Engine.Committee(id);
                return Of(await committee.SubmitAsync(content, ActorOf(report.Writer), report.DryRun, none));
            case WriteKind.Withdraw:
                var taken = Read(ask, Codec.Wire.ReportTakenBack.Parser);
                return Of(
                    await node.Engine.Committee(id).WithdrawAsync(taken.Key, taken.Reason, ActorOf(taken.Writer), none)
                );
            case WriteKind.SetTargets:
                var given = Read(ask, Codec.Wire.TargetsGiven.Parser);
                var targets = TargetsReader.ReadStored(given.Items.Memory);
                return Of(await node.Engine.Committee(id).SetTargetsAsync(targets, ActorOf(given.Writer), none));
            case WriteKind.Establish or WriteKind.Record:
                return Of(await HappenAsync(node, id, Read(ask, Codec.Wire.EventHappened.Parser), none));
            default:
                return null;
        }
    }

    private static async ValueTask<WriteResult> HappenAsync(
        ClusterNode node,
        CommitteeId id,
        Codec.Wire.EventHappened asked,
        CancellationToken none
    )
    {
        var happened = CommitteeFromWire.Event(asked.Event);
        if (asked.DryRun)
        {
            var changes =
                happened.Kind == EventKind.Established
                    ? await node.Engine.TryEstablishAsync(id, happened, none)
                    : await node.Engine.Committee(id).TryRecordAsync(happened, none);
            return new(id, 0, "", changes);
        }

        if (happened.Kind != EventKind.Established)
        {
            return await node.Engine.Committee(id).RecordAsync(happened, ActorOf(asked.Writer), none);
        }

        // Nobody by that name has been here: checked before anything is kept, so that a refusal keeps nothing.
        if (!node.Engine.IsActive(id))
        {
            await node.Engine.TryEstablishAsync(id, happened, none);
            await node.Engine.ActivateAsync(id, none);
        }

        return await node.Engine.EstablishAsync(id, happened, ActorOf(asked.Writer), none);
    }

    private static Codec.Wire.Written Of(WriteResult written) =>
        new()
        {
            Sequence = written.Sequence,
            Hash = written.Hash,
            Changed = written.Changed,
        };

    private static Codec.Wire.ReceiptGiven Of(Receipt receipt) =>
        new()
        {
            Key = receipt.Key,
            Revision = receipt.Revision,
            Sequence = receipt.Sequence,
            Hash = receipt.Hash,
            AcceptedAt = receipt.AcceptedAt.UtcTicks,
            Superseded = receipt.Superseded,
            Repeated = receipt.Repeated,
            Findings = { receipt.Findings.Select(CommitteeToWire.Of) },
        };

    private static Actor ActorOf(Codec.Wire.Writer? writer) =>
        new(writer is { HasBy: true } ? writer.By : null, writer is { HasFrom: true } ? writer.From : null);

    private static TMessage Read<TMessage>(Codec.Wire.Ask ask, MessageParser<TMessage> parser)
        where TMessage : IMessage<TMessage> => WireBytes.Read(ask.Body.Span, parser, message => message, "A write");
}
