using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Reports;
using Federation.Engine.Messages;
using Federation.Engine.Queries;

namespace Federation.Engine.Ports;

/// <summary>
/// One committee, wherever it is hosted. Writes return once they are durable. Reads are answered from the committee's
/// own memory and never wait for a write; what has to be asked of others is the caller's part (see
/// <see cref="FanOut"/>). Every operation throws <see cref="CommitteeUnknownException"/> where the committee does not
/// exist, <see cref="FederationBusyException"/> where its queue is full, and
/// <see cref="JournalUnavailableException"/> where its storage cannot be written.
/// </summary>
public interface ICommittee
{
    /// <summary>
    /// What its answers come from, where that is at hand: as long as it is the same object, a figure that no others
    /// have to be asked for is the same. Null where it cannot be told.
    /// </summary>
    object? AnswersFrom => null;

    /// <summary>Accepts a report, or says why not.</summary>
    /// <param name="report">The report, read and checked.</param>
    /// <param name="actor">Who submits it, from where.</param>
    /// <param name="dryRun">Check only: nothing is stored, and the receipt has sequence 0.</param>
    /// <param name="cancellationToken">Cancels the wait; what has been queued may still be written.</param>
    /// <exception cref="RequestRefusedException">The same revision was accepted with other content.</exception>
    ValueTask<Receipt> SubmitAsync(Report report, Actor actor, bool dryRun, CancellationToken cancellationToken);

    /// <summary>Withdraws the standing revision of a report. Already withdrawn: changes nothing.</summary>
    /// <exception cref="RequestRefusedException">There is no such report.</exception>
    ValueTask<WriteResult> WithdrawAsync(
        string reportKey,
        string reason,
        Actor actor,
        CancellationToken cancellationToken
    );

    /// <summary>Sets targets.</summary>
    ValueTask<WriteResult> SetTargetsAsync(
        ImmutableArray<Target> targets,
        Actor actor,
        CancellationToken cancellationToken
    );

    /// <summary>Records a dated event. The same key again changes nothing.</summary>
    /// <exception cref="RequestRefusedException"> The event cannot be: a new parent or successor that is not active
    /// then, a cycle, a committee that has ended. </exception>
    ValueTask<WriteResult> RecordAsync(CommitteeEvent happened, Actor actor, CancellationToken cancellationToken);

    /// <summary>
    /// Whether recording an event would change anything; throws what <see cref="RecordAsync"/> would. Nothing is
    /// written, and what holds now may no longer hold when it is recorded.
    /// </summary>
    ValueTask<bool> TryRecordAsync(CommitteeEvent happened, CancellationToken cancellationToken);

    /// <summary>One figure, or what has to be asked of others first.</summary>
    ValueTask<FigureReply> AskAsync(FigureRequest request, CancellationToken cancellationToken);

    /// <summary>What is known of the committee itself as of a day.</summary>
    ValueTask<CommitteeProfile> ProfileAsync(DateOnly asOf, CancellationToken cancellationToken);

    /// <summary>Its children on a day, in ordinal order.</summary>
    ValueTask<ImmutableArray<ChildEntry>> ChildrenAsync(DateOnly asOf, CancellationToken cancellationToken);

    /// <summary>Its reports, in report order.</summary>
    ValueTask<ImmutableArray<ReportEntry>> ReportsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// One report with its content as submitted; null where there is none. Revision null: the highest.
    /// </summary>
    ValueTask<ReportDetail?> ReportAsync(string reportKey, int? revision, CancellationToken cancellationToken);

    /// <summary>Its own findings; those below are its children's.</summary>
    ValueTask<OwnFindings> FindingsAsync(CancellationToken cancellationToken);

    /// <summary>Its targets for a period (null: all), each with its value worked out.</summary>
    ValueTask<ImmutableArray<Target>> TargetsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The keys that changed after a version; waits while there are none. A version that is not of the present
    /// activation gets <see cref="ChangeSet.Reset"/>.
    /// </summary>
    ValueTask<ChangeSet> ChangesAsync(VersionStamp? after, CancellationToken cancellationToken);
}
