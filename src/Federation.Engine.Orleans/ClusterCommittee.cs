using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Reports;
using Federation.Engine.Clustered.Placement;
using Federation.Engine.Codec;
using Federation.Engine.Link;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Google.Protobuf;

namespace Federation.Engine.Clustered;

/// <summary>
/// A committee wherever the cluster has placed it: read from this process's memory where it is active here, else asked
/// of its grain. What the grain is asked is what installations ask each other.
/// </summary>
internal sealed class ClusterCommittee(CommitteeId id, ClusterNode node, LinkMemory memory) : ICommittee
{
    private readonly LinkedCommittee there = new(id, node.Elsewhere.Asking, memory);

    public object? AnswersFrom => node.Engine.IsActive(id) ? node.Engine.Committee(id).AnswersFrom : node.Kept.From(id);

    public async ValueTask<Receipt> SubmitAsync(
        Report report,
        Actor actor,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        var body = new Codec.Wire.ReportSubmitted
        {
            Content = ByteString.CopyFrom(FactCodec.ContentOf(report)),
            DryRun = dryRun,
            Writer = Of(actor),
        };
        var given = await WriteAsync(WriteKind.Submit, body, Codec.Wire.ReceiptGiven.Parser, cancellationToken)
            .ConfigureAwait(false);
        return new(
            id,
            given.Key,
            given.Revision,
            given.Sequence,
            given.Hash,
            new(given.AcceptedAt, TimeSpan.Zero),
            given.Superseded,
            given.Repeated,
            [.. given.Findings.Select(CommitteeFromWire.Of)]
        );
    }

    public ValueTask<WriteResult> WithdrawAsync(
        string reportKey,
        string reason,
        Actor actor,
        CancellationToken cancellationToken
    ) =>
        WrittenAsync(
            WriteKind.Withdraw,
            new Codec.Wire.ReportTakenBack
            {
                Key = reportKey,
                Reason = reason,
                Writer = Of(actor),
            },
            cancellationToken
        );

    public ValueTask<WriteResult> SetTargetsAsync(
        ImmutableArray<Target> targets,
        Actor actor,
        CancellationToken cancellationToken
    ) =>
        WrittenAsync(
            WriteKind.SetTargets,
            new Codec.Wire.TargetsGiven { Items = CommitteeToWire.Of(targets), Writer = Of(actor) },
            cancellationToken
        );

    public ValueTask<WriteResult> RecordAsync(
        CommitteeEvent happened,
        Actor actor,
        CancellationToken cancellationToken
    ) => HappenAsync(happened, actor, false, cancellationToken);

    public async ValueTask<bool> TryRecordAsync(CommitteeEvent happened, CancellationToken cancellationToken) =>
        (await HappenAsync(happened, Actor.System, true, cancellationToken).ConfigureAwait(false)).Changed;

    public async ValueTask<FigureReply> AskAsync(FigureRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(request, static (c, r, cancel) => c.AskAsync(r, cancel), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (CommitteeAwayException)
        {
            // Nobody on this node holds what it showed last.
            if (await node.Federation.LastKnownAsync(id, request, cancellationToken).ConfigureAwait(false) is { } known)
            {
                return known;
            }

            throw;
        }
    }

    public ValueTask<CommitteeProfile> ProfileAsync(DateOnly asOf, CancellationToken cancellationToken) =>
        ReadAsync(asOf, static (c, day, cancel) => c.ProfileAsync(day, cancel), cancellationToken);

    public ValueTask<ImmutableArray<ChildEntry>> ChildrenAsync(DateOnly asOf, CancellationToken cancellationToken) =>
        ReadAsync(asOf, static (c, day, cancel) => c.ChildrenAsync(day, cancel), cancellationToken);

    public ValueTask<ImmutableArray<ReportEntry>> ReportsAsync(CancellationToken cancellationToken) =>
        ReadAsync(0, static (c, _, cancel) => c.ReportsAsync(cancel), cancellationToken);

    public ValueTask<ReportDetail?> ReportAsync(string reportKey, int? revision, CancellationToken cancellationToken) =>
        ReadAsync(
            (reportKey, revision),
            static (c, asked, cancel) => c.ReportAsync(asked.reportKey, asked.revision, cancel),
            cancellationToken
        );

    public ValueTask<OwnFindings> FindingsAsync(CancellationToken cancellationToken) =>
        ReadAsync(0, static (c, _, cancel) => c.FindingsAsync(cancel), cancellationToken);

    public ValueTask<ImmutableArray<Target>> TargetsAsync(CancellationToken cancellationToken) =>
        ReadAsync(0, static (c, _, cancel) => c.TargetsAsync(cancel), cancellationToken);

    public async ValueTask<ChangeSet> ChangesAsync(VersionStamp? after, CancellationToken cancellationToken)
    {
        // Whoever waits here would not hear that the committee has moved: the grain is asked, again and again.
        var changes = await there.ChangesAsync(after, cancellationToken).ConfigureAwait(false);
        // Whoever hears of a change here, and asks here then, has to find it.
        node.Kept.Forget(id);
        return changes;
    }

    private async ValueTask<T> ReadAsync<TAsked, T>(
        TAsked asked,
        Func<ICommittee, TAsked, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellationToken
    )
    {
        if (node.Engine.IsActive(id))
        {
            try
            {
                return await read(node.Engine.Committee(id), asked, cancellationToken).ConfigureAwait(false);
            }
            catch (CommitteeUnknownException) when (!node.Engine.IsActive(id))
            {
                // It has moved just now.
            }
        }

        return await read(there, asked, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<WriteResult> HappenAsync(
        CommitteeEvent happened,
        Actor actor,
        bool dryRun,
        CancellationToken cancellationToken
    ) =>
        WrittenAsync(
            happened.Kind == EventKind.Established ? WriteKind.Establish : WriteKind.Record,
            new Codec.Wire.EventHappened
            {
                Event = CommitteeToWire.Of(happened),
                DryRun = dryRun,
                Writer = Of(actor),
            },
            cancellationToken
        );

    private async ValueTask<WriteResult> WrittenAsync(string kind, IMessage body, CancellationToken cancellationToken)
    {
        var written = await WriteAsync(kind, body, Codec.Wire.Written.Parser, cancellationToken).ConfigureAwait(false);
        return new(id, written.Sequence, written.Hash, written.Changed);
    }

    private async ValueTask<TMessage> WriteAsync<TMessage>(
        string kind,
        IMessage body,
        MessageParser<TMessage> parser,
        CancellationToken cancellationToken
    )
        where TMessage : IMessage<TMessage>
    {
        if (node.Hosts.WayTo(id.Instance) is WayKind.Linked or WayKind.Cut)
        {
            throw there.Elsewhere();
        }

        try
        {
            return await node
                .Elsewhere.Asking.AskAsync(id, kind, body, parser, message => message, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            // Whoever wrote here finds it here, also where nobody knows whether it was written.
            node.Kept.Forget(id);
        }
    }

    private static Codec.Wire.Writer Of(Actor actor)
    {
        var writer = new Codec.Wire.Writer();
        if (actor.By is { } by)
        {
            writer.By = by;
        }

        if (actor.From is { } from)
        {
            writer.From = from;
        }

        return writer;
    }
}
