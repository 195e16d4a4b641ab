using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Input;
using Federation.Core.Reports;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Wire = Federation.Engine.Codec.Wire;

namespace Federation.Engine.Link;

/// <summary>
/// A committee hosted by another installation: questions go there; what is written about it is written there, where its
/// journal is.
/// </summary>
internal sealed class LinkedCommittee(CommitteeId id, LinkAsking asking, LinkMemory memory) : ICommittee
{
    public ValueTask<Receipt> SubmitAsync(
        Report report,
        Actor actor,
        bool dryRun,
        CancellationToken cancellationToken
    ) => throw Elsewhere();

    public ValueTask<WriteResult> WithdrawAsync(
        string reportKey,
        string reason,
        Actor actor,
        CancellationToken cancellationToken
    ) => throw Elsewhere();

    public ValueTask<WriteResult> SetTargetsAsync(
        ImmutableArray<Target> targets,
        Actor actor,
        CancellationToken cancellationToken
    ) => throw Elsewhere();

    public ValueTask<WriteResult> RecordAsync(
        CommitteeEvent happened,
        Actor actor,
        CancellationToken cancellationToken
    ) => throw Elsewhere();

    public ValueTask<bool> TryRecordAsync(CommitteeEvent happened, CancellationToken cancellationToken) =>
        throw Elsewhere();

    public async ValueTask<FigureReply> AskAsync(FigureRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await asking
                .AskAsync(
                    id,
                    AskKind.Figure,
                    FigureToWire.Of(request),
                    Wire.FigureReply.Parser,
                    FigureFromWire.Of,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (CommitteeAwayException) when (memory.Figure(id, request) is { } known)
        {
            return known;
        }
    }

    public async ValueTask<CommitteeProfile> ProfileAsync(DateOnly asOf, CancellationToken cancellationToken) =>
        // What is remembered may be about another day than is asked for.
        LastKnown.Profile(
            await memory
                .AskAsync(
                    asking,
                    id,
                    (AskKind.Profile, asOf),
                    Wire.Profile.Parser,
                    CommitteeFromWire.Of,
                    cancellationToken
                )
                .ConfigureAwait(false),
            asOf
        );

    public ValueTask<ImmutableArray<ChildEntry>> ChildrenAsync(DateOnly asOf, CancellationToken cancellationToken) =>
        memory.AskAsync(
            asking,
            id,
            (AskKind.Children, asOf),
            Wire.Children.Parser,
            CommitteeFromWire.Of,
            cancellationToken
        );

    public ValueTask<ImmutableArray<ReportEntry>> ReportsAsync(CancellationToken cancellationToken) =>
        memory.AskAsync(
            asking,
            id,
            (AskKind.Reports, null),
            Wire.Reports.Parser,
            reports => reports.Items.Select(FigureFromWire.Of).ToImmutableArray(),
            cancellationToken
        );

    public ValueTask<ReportDetail?> ReportAsync(string reportKey, int? revision, CancellationToken cancellationToken)
    {
        var asked = new Wire.ReportAsked { Key = reportKey };
        if (revision is { } wanted)
        {
            asked.Revision = wanted;
        }

        return asking.AskAsync(
            id,
            AskKind.Report,
            asked,
            Wire.ReportDetail.Parser,
            CommitteeFromWire.Of,
            cancellationToken
        );
    }

    public ValueTask<OwnFindings> FindingsAsync(CancellationToken cancellationToken) =>
        memory.AskAsync(
            asking,
            id,
            (AskKind.Findings, null),
            Wire.Findings.Parser,
            CommitteeFromWire.Of,
            cancellationToken
        );

    public ValueTask<ImmutableArray<Target>> TargetsAsync(CancellationToken cancellationToken) =>
        memory.AskAsync(
            asking,
            id,
            (AskKind.Targets, null),
            Wire.Targets.Parser,
            targets => TargetsReader.ReadStored(targets.Items.Memory),
            cancellationToken
        );

    public async ValueTask<ChangeSet> ChangesAsync(VersionStamp? after, CancellationToken cancellationToken)
    {
        var asked = new Wire.ChangesAsked { After = after is { } version ? MessageToWire.Of(version) : null };
        while (true)
        {
            var changes = await asking
                .WaitAsync(id, AskKind.Changes, asked, Wire.Changes.Parser, CommitteeFromWire.Of, cancellationToken)
                .ConfigureAwait(false);
            if (changes is not null)
            {
                return changes;
            }
        }
    }

    /// <summary>It is written where it is kept, and nowhere else.</summary>
    public RequestRefusedException Elsewhere() =>
        new(
            "hosted-elsewhere",
            false,
            new(
                $"Tổ chức “{id}” được lưu ở hệ thống của đơn vị khác; hãy ghi ở đó.",
                $"Committee “{id}” is kept by another installation; write to it there."
            )
        );
}
