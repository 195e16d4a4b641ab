using System.Collections.Concurrent;
using Federation.Core.Identity;

namespace Federation.Storage.Sqlite;

/// <summary>
/// The numbers that stand for committees in the tables, of those that are durably there. The writer tells the readers:
/// one index less to keep, and none that could be damaged.
/// </summary>
internal sealed class CommitteeIds
{
    private const long None = 0;

    private readonly ConcurrentDictionary<CommitteeId, long> ids = [];

    /// <summary>The committee's number; one that nobody has where it has none.</summary>
    public long Of(CommitteeId committee) => ids.GetValueOrDefault(committee, None);

    public void Add(CommitteeId committee, long id) => ids[committee] = id;
}
