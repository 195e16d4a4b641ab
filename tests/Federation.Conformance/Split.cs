using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Conformance;

/// <summary>
/// Several installations as whoever uses them all sees them: what is written goes to where it is hosted, what is asked
/// is asked of the nation.
/// </summary>
internal sealed class Split(Linked nation, IReadOnlyList<Linked> installations) : IFederation
{
    public string Engine => nation.Federation.Engine;

    public Catalogue Catalogue => nation.Federation.Catalogue;

    public IReadOnlyList<string> Instances =>
        [.. installations.SelectMany(i => i.Federation.Instances).Order(StringComparer.Ordinal)];

    public ICommittee Committee(CommitteeId id) =>
        new SplitCommittee(HostOf(id).Committee(id), nation.Federation.Committee(id));

    public ValueTask<WriteResult> EstablishAsync(
        CommitteeId id,
        CommitteeEvent established,
        Actor actor,
        CancellationToken cancellationToken
    ) => HostOf(id).EstablishAsync(id, established, actor, cancellationToken);

    public ValueTask<bool> TryEstablishAsync(
        CommitteeId id,
        CommitteeEvent established,
        CancellationToken cancellationToken
    ) => HostOf(id).TryEstablishAsync(id, established, cancellationToken);

    public ValueTask<DirectoryPage> SearchAsync(DirectoryQuery query, CancellationToken cancellationToken) =>
        nation.Federation.SearchAsync(query, cancellationToken);

    public IReadOnlyList<CommitteeId> Nearest(CommitteeId id) => HostOf(id).Nearest(id);

    private IFederation HostOf(CommitteeId id) =>
        (installations.FirstOrDefault(i => i.Name == id.Instance) ?? nation).Federation;

    private sealed class SplitCommittee(ICommittee host, ICommittee seen) : ICommittee
    {
        public ValueTask<Receipt> SubmitAsync(
            Report report,
            Actor actor,
            bool dryRun,
            CancellationToken cancellationToken
        ) => host.SubmitAsync(report, actor, dryRun, cancellationToken);

        public ValueTask<WriteResult> WithdrawAsync(
            string reportKey,
            string reason,
            Actor actor,
            CancellationToken cancellationToken
        ) => host.WithdrawAsync(reportKey, reason, actor, cancellationToken);

        public ValueTask<WriteResult> SetTargetsAsync(
            ImmutableArray<Target> targets,
            Actor actor,
            CancellationToken cancellationToken
        ) => host.SetTargetsAsync(targets, actor, cancellationToken);

        public ValueTask<WriteResult> RecordAsync(
            CommitteeEvent happened,
            Actor actor,
            CancellationToken cancellationToken
        ) => host.RecordAsync(happened, actor, cancellationToken);

        public ValueTask<bool> TryRecordAsync(CommitteeEvent happened, CancellationToken cancellationToken) =>
            host.TryRecordAsync(happened, cancellationToken);

        public ValueTask<FigureReply> AskAsync(FigureRequest request, CancellationToken cancellationToken) =>
            seen.AskAsync(request, cancellationToken);

        public ValueTask<CommitteeProfile> ProfileAsync(DateOnly asOf, CancellationToken cancellationToken) =>
            seen.ProfileAsync(asOf, cancellationToken);

        public ValueTask<ImmutableArray<ChildEntry>> ChildrenAsync(
            DateOnly asOf,
            CancellationToken cancellationToken
        ) => seen.ChildrenAsync(asOf, cancellationToken);

        public ValueTask<ImmutableArray<ReportEntry>> ReportsAsync(CancellationToken cancellationToken) =>
            seen.ReportsAsync(cancellationToken);

        public ValueTask<ReportDetail?> ReportAsync(
            string reportKey,
            int? revision,
            CancellationToken cancellationToken
        ) => seen.ReportAsync(reportKey, revision, cancellationToken);

        public ValueTask<OwnFindings> FindingsAsync(CancellationToken cancellationToken) =>
            seen.FindingsAsync(cancellationToken);

        public ValueTask<ImmutableArray<Target>> TargetsAsync(CancellationToken cancellationToken) =>
            seen.TargetsAsync(cancellationToken);

        public ValueTask<ChangeSet> ChangesAsync(VersionStamp? after, CancellationToken cancellationToken) =>
            seen.ChangesAsync(after, cancellationToken);
    }
}
