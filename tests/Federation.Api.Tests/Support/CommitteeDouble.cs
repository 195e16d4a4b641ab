using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Reports;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Tests.Support;

/// <summary>A committee that stands before another one, or before none: tests override what they script.</summary>
internal class CommitteeDouble(ICommittee? behind = null) : ICommittee
{
    private ICommittee Behind => behind ?? throw new NotSupportedException("The test did not expect this");

    public virtual object? AnswersFrom => Behind.AnswersFrom;

    public virtual ValueTask<Receipt> SubmitAsync(Report report, Actor actor, bool dryRun, CancellationToken cancel) =>
        Behind.SubmitAsync(report, actor, dryRun, cancel);

    public virtual ValueTask<WriteResult> WithdrawAsync(
        string reportKey,
        string reason,
        Actor actor,
        CancellationToken cancel
    ) => Behind.WithdrawAsync(reportKey, reason, actor, cancel);

    public virtual ValueTask<WriteResult> SetTargetsAsync(
        ImmutableArray<Target> targets,
        Actor actor,
        CancellationToken cancel
    ) => Behind.SetTargetsAsync(targets, actor, cancel);

    public virtual ValueTask<WriteResult> RecordAsync(CommitteeEvent happened, Actor actor, CancellationToken cancel) =>
        Behind.RecordAsync(happened, actor, cancel);

    public virtual ValueTask<bool> TryRecordAsync(CommitteeEvent happened, CancellationToken cancel) =>
        Behind.TryRecordAsync(happened, cancel);

    public virtual ValueTask<FigureReply> AskAsync(FigureRequest request, CancellationToken cancel) =>
        Behind.AskAsync(request, cancel);

    public virtual ValueTask<CommitteeProfile> ProfileAsync(DateOnly asOf, CancellationToken cancel) =>
        Behind.ProfileAsync(asOf, cancel);

    public virtual ValueTask<ImmutableArray<ChildEntry>> ChildrenAsync(DateOnly asOf, CancellationToken cancel) =>
        Behind.ChildrenAsync(asOf, cancel);

    public virtual ValueTask<ImmutableArray<ReportEntry>> ReportsAsync(CancellationToken cancel) =>
        Behind.ReportsAsync(cancel);

    public virtual ValueTask<ReportDetail?> ReportAsync(string reportKey, int? revision, CancellationToken cancel) =>
        Behind.ReportAsync(reportKey, revision, cancel);

    public virtual ValueTask<OwnFindings> FindingsAsync(CancellationToken cancel) => Behind.FindingsAsync(cancel);

    public virtual ValueTask<ImmutableArray<Target>> TargetsAsync(CancellationToken cancel) =>
        Behind.TargetsAsync(cancel);

    public virtual ValueTask<ChangeSet> ChangesAsync(VersionStamp? after, CancellationToken cancel) =>
        Behind.ChangesAsync(after, cancel);
}
