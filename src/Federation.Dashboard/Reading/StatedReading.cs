using Federation.Core.Reports;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Dashboard.Reading;

/// <summary>What a committee's own reports state.</summary>
internal static class StatedReading
{
    /// <summary>The most revisions that are looked through, the newest: more are the reports' page's.</summary>
    private const int RevisionsMax = 200;

    /// <summary>All that the reports state, every revision, in report order.</summary>
    /// <param name="committee">Whose reports.</param>
    /// <param name="isWanted">Which of the observations.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async ValueTask<IReadOnlyList<(StatedHere Stated, Source Source)>> ReadAsync(
        ICommittee committee,
        Func<Observation, bool> isWanted,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(StatedHere, Source)>();
        foreach (var entry in (await committee.ReportsAsync(cancellationToken)).TakeLast(RevisionsMax))
        {
            var head = entry.Report.Head;
            if (await DetailAsync(head) is not { } detail)
            {
                continue;
            }

            found.AddRange(
                detail
                    .Content.Observations.Where(isWanted)
                    .Select(one =>
                        (
                            new StatedHere(
                                head.Key,
                                head.Revision,
                                entry.State,
                                entry.Reason,
                                head.Order,
                                one.Key,
                                one.Time,
                                one.Quantity,
                                one.Scope
                            ),
                            head.Source
                        )
                    )
            );
        }

        return found;

        // Of who is away it is known that there is a report, and what it counts for, but not what it says.
        async ValueTask<ReportDetail?> DetailAsync(Report head)
        {
            try
            {
                return await committee.ReportAsync(head.Key, head.Revision, cancellationToken);
            }
            catch (CommitteeAwayException)
            {
                return null;
            }
        }
    }
}
