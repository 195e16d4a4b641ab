using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Reports;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Dashboard.Serving;

/// <summary>
/// A committee as a page reads it (see <see cref="PatientFederation"/>). What is written goes to itself.
/// </summary>
/// <param name="all">The committees.</param>
/// <param name="id">Which.</param>
/// <param name="isShown">
/// Whether the page is its own. Of others, what is not known is left to whoever walks over them: they tell who is away
/// from who has nothing to say.
/// </param>
internal sealed class PatientCommittee(IFederation all, CommitteeId id, bool isShown) : ICommittee
{
    private readonly ICommittee itself = all.Committee(id);

    public ValueTask<Receipt> SubmitAsync(
        Report report,
        Actor actor,
        bool dryRun,
        CancellationToken cancellationToken
    ) => itself.SubmitAsync(report, actor, dryRun, cancellationToken);

    public ValueTask<WriteResult> WithdrawAsync(
        string reportKey,
        string reason,
        Actor actor,
        CancellationToken cancellationToken
    ) => itself.WithdrawAsync(reportKey, reason, actor, cancellationToken);

    public ValueTask<WriteResult> SetTargetsAsync(
        ImmutableArray<Target> targets,
        Actor actor,
        CancellationToken cancellationToken
    ) => itself.SetTargetsAsync(targets, actor, cancellationToken);

    public ValueTask<WriteResult> RecordAsync(
        CommitteeEvent happened,
        Actor actor,
        CancellationToken cancellationToken
    ) => itself.RecordAsync(happened, actor, cancellationToken);

    public ValueTask<bool> TryRecordAsync(CommitteeEvent happened, CancellationToken cancellationToken) =>
        itself.TryRecordAsync(happened, cancellationToken);

    public async ValueTask<FigureReply> AskAsync(FigureRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await itself.AskAsync(request, cancellationToken);
        }
        catch (CommitteeAwayException)
        {
            return new(LastKnown.Nothing(all, id, request.Question), [], []);
        }
    }

    public async ValueTask<CommitteeProfile> ProfileAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        try
        {
            return await itself.ProfileAsync(asOf, cancellationToken);
        }
        catch (CommitteeAwayException) when (isShown && all.AbsenceOf(id) is { Upper: { } upper } absence)
        {
            // Whoever is above holds its figures, so it exists; what it is called, it has not said since the start.
            return new(
                id,
                new(id.ToString(), id.ToString()),
                "",
                null,
                ImmutableSortedDictionary<string, string>.Empty,
                upper,
                true,
                null,
                [],
                ImmutableSortedDictionary<string, long>.Empty,
                0,
                null,
                VersionStamp.None,
                absence.LastHeard ?? default
            );
        }
    }

    public ValueTask<ImmutableArray<ChildEntry>> ChildrenAsync(DateOnly asOf, CancellationToken cancellationToken) =>
        KnownAsync(itself.ChildrenAsync(asOf, cancellationToken), []);

    public ValueTask<ImmutableArray<ReportEntry>> ReportsAsync(CancellationToken cancellationToken) =>
        KnownAsync(itself.ReportsAsync(cancellationToken), []);

    public ValueTask<ReportDetail?> ReportAsync(string reportKey, int? revision, CancellationToken cancellationToken) =>
        itself.ReportAsync(reportKey, revision, cancellationToken);

    public ValueTask<OwnFindings> FindingsAsync(CancellationToken cancellationToken) =>
        KnownAsync(itself.FindingsAsync(cancellationToken), new([], []));

    public ValueTask<ImmutableArray<Target>> TargetsAsync(CancellationToken cancellationToken) =>
        KnownAsync(itself.TargetsAsync(cancellationToken), []);

    public ValueTask<ChangeSet> ChangesAsync(VersionStamp? after, CancellationToken cancellationToken) =>
        itself.ChangesAsync(after, cancellationToken);

    private async ValueTask<T> KnownAsync<T>(ValueTask<T> asked, T nothing)
    {
        try
        {
            return await asked;
        }
        catch (CommitteeAwayException) when (isShown)
        {
            return nothing;
        }
    }
}
