using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Reports;
using Federation.Core.State;
using Federation.Engine.Agents;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Engine.Embedded;

/// <summary>A committee hosted in this process: writes take a turn in its mailbox, reads read its view.</summary>
internal sealed class EmbeddedCommittee(CommitteeId id, EmbeddedFederation federation) : ICommittee
{
    public object? AnswersFrom => federation.Find(id)?.AnswersFrom;

    public ValueTask<Receipt> SubmitAsync(
        Report report,
        Actor actor,
        bool dryRun,
        CancellationToken cancellationToken
    ) =>
        federation
            .Require(id)
            .RunAsync(a => a.SubmitAsync(report, actor, dryRun, CancellationToken.None), cancellationToken);

    public ValueTask<WriteResult> WithdrawAsync(
        string reportKey,
        string reason,
        Actor actor,
        CancellationToken cancellationToken
    ) =>
        federation
            .Require(id)
            .RunAsync(a => a.WithdrawAsync(reportKey, reason, actor, CancellationToken.None), cancellationToken);

    public ValueTask<WriteResult> SetTargetsAsync(
        ImmutableArray<Target> targets,
        Actor actor,
        CancellationToken cancellationToken
    ) =>
        federation
            .Require(id)
            .RunAsync(a => a.SetTargetsAsync(targets, actor, CancellationToken.None), cancellationToken);

    public ValueTask<WriteResult> RecordAsync(
        CommitteeEvent happened,
        Actor actor,
        CancellationToken cancellationToken
    ) =>
        happened.Kind == EventKind.Established
            ? federation.EstablishAsync(id, happened, actor, cancellationToken)
            : federation.RecordAsync(id, happened, actor, cancellationToken);

    public ValueTask<bool> TryRecordAsync(CommitteeEvent happened, CancellationToken cancellationToken) =>
        happened.Kind == EventKind.Established
            ? federation.TryEstablishAsync(id, happened, cancellationToken)
            : federation.TryRecordAsync(id, happened, cancellationToken);

    public ValueTask<FigureReply> AskAsync(FigureRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request, Reading.Figure, cancellationToken);

    public ValueTask<CommitteeProfile> ProfileAsync(DateOnly asOf, CancellationToken cancellationToken) =>
        ReadAsync(asOf, Reading.Profile, cancellationToken);

    public ValueTask<ImmutableArray<ChildEntry>> ChildrenAsync(DateOnly asOf, CancellationToken cancellationToken) =>
        ReadAsync(asOf, Reading.Children, cancellationToken);

    public ValueTask<ImmutableArray<ReportEntry>> ReportsAsync(CancellationToken cancellationToken) =>
        ReadAsync(0, static (view, _) => Reading.Reports(view), cancellationToken);

    public async ValueTask<ReportDetail?> ReportAsync(
        string reportKey,
        int? revision,
        CancellationToken cancellationToken
    )
    {
        var state = await ReadAsync(0, static (view, _) => view.State, cancellationToken).ConfigureAwait(false);
        if (!state.Reports.TryGetValue(reportKey, out var record))
        {
            return null;
        }

        var stated = revision is { } wanted ? record.Find(wanted) : record.Revisions[^1];
        if (stated is null)
        {
            return null;
        }

        try
        {
            return await DetailAsync(state, record, stated, cancellationToken).ConfigureAwait(false);
        }
        catch (JournalUnavailableException unavailable)
        {
            // The caller can only try again; whoever runs the program has to know.
            federation.Report(id, unavailable);
            throw;
        }
    }

    public ValueTask<OwnFindings> FindingsAsync(CancellationToken cancellationToken) =>
        ReadAsync(0, static (view, _) => Reading.Findings(view), cancellationToken);

    public ValueTask<ImmutableArray<Target>> TargetsAsync(CancellationToken cancellationToken) =>
        ReadAsync(0, static (view, _) => view.State.Targets.ToImmutableArray(), cancellationToken);

    public async ValueTask<ChangeSet> ChangesAsync(VersionStamp? after, CancellationToken cancellationToken)
    {
        var mailbox = federation.Require(id);
        while (true)
        {
            var (view, next) = await mailbox.WatchAsync(cancellationToken).ConfigureAwait(false);
            if (Reading.Changes(view, after) is { } changes)
            {
                return changes;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<ReportDetail> DetailAsync(
        CommitteeState state,
        ReportRecord record,
        StatedReport stated,
        CancellationToken cancellationToken
    )
    {
        var journal = federation.JournalOf(id);
        await foreach (var entry in journal.ReadAsync(id, stated.Sequence - 1, cancellationToken).ConfigureAwait(false))
        {
            var accepted = (ReportAccepted)FactCodec.Decode(entry, federation.Catalogue).Fact;
            var findings = state.Keys.SelectMany(k => k.Value.Findings).Where(f => f.Report == stated.Head.Key);
            return new(
                Reading.EntryOf(state, stated),
                accepted.Report,
                [.. record.Revisions.Select(r => Reading.EntryOf(state, r))],
                [.. findings]
            );
        }

        throw new JournalUnavailableException($"The journal of '{id}' lacks entry {stated.Sequence}");
    }

    /// <summary>What the committee's view says; one at rest is woken for it.</summary>
    private ValueTask<TAnswer> ReadAsync<TQuestion, TAnswer>(
        TQuestion question,
        Func<CommitteeView, TQuestion, TAnswer> read,
        CancellationToken cancellationToken
    )
    {
        var mailbox = federation.Require(id);
        return mailbox.ReadView() is { } view
            ? new(read(view, question))
            : WakeAsync(mailbox, question, read, cancellationToken);
    }

    private static async ValueTask<TAnswer> WakeAsync<TQuestion, TAnswer>(
        Mailbox mailbox,
        TQuestion question,
        Func<CommitteeView, TQuestion, TAnswer> read,
        CancellationToken cancellationToken
    ) => read(await mailbox.WakeAsync(cancellationToken).ConfigureAwait(false), question);
}
