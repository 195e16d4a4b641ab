using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Engine.Clustered.Store;

/// <summary>As many entries as go over between nodes at once.</summary>
internal static class JournalPage
{
    private const int EntriesMax = 256;
    private const long BytesMax = 8 * 1_024 * 1_024;

    /// <summary>The entries after a place, of a committee or of the whole chain; none at the end.</summary>
    public static async ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        IJournal journal,
        CommitteeId? committee,
        long after,
        CancellationToken cancellationToken
    )
    {
        var entries = committee is null
            ? journal.ReadChainAsync(after, cancellationToken)
            : journal.ReadAsync(committee, after, cancellationToken);
        var page = new List<JournalEntry>();
        var bytes = 0L;
        await foreach (var entry in entries.ConfigureAwait(false))
        {
            page.Add(entry);
            bytes += entry.Body.Payload.Length;
            if (page.Count >= EntriesMax || bytes >= BytesMax)
            {
                break;
            }
        }

        return page;
    }
}
