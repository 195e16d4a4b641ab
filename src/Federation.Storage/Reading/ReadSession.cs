using System.Collections.Immutable;
using System.Data.Common;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Storage.Reading;

/// <summary>
/// A connection that reads one instance, and holds what it reads against its hashes and checksums. For one caller at a
/// time. Where rows are found is the adapter's: each command comes with its parameters set.
/// </summary>
internal abstract class ReadSession(StorageLimits limits)
{
    /// <summary>Places in a page.</summary>
    protected const int PlacesMax = 256;

    /// <summary>Those of <see cref="CommitteeRow"/> and <see cref="SnapshotRow.LeadColumns"/>.</summary>
    protected const string CompleteColumns = $"c.id, c.name, c.incarnation, c.checksum, {SnapshotRow.LeadColumns}";

    /// <summary>What is held of children in other instances.</summary>
    public HoldingReader Holdings => new(this);

    /// <summary>Whether the database is damaged, rather than out of reach for a while.</summary>
    public abstract bool IsDamage(Exception failure);

    /// <summary>Begins a moment: until its end, every command reads the rows that there are now.</summary>
    public abstract ValueTask BeginMomentAsync(CancellationToken cancellationToken);

    /// <summary>Ends it.</summary>
    public abstract ValueTask EndMomentAsync(CancellationToken cancellationToken);

    /// <summary>The only row: the sum of all holdings' checksums.</summary>
    public abstract DbCommand HoldingSum();

    /// <summary>The columns of <see cref="HoldingRow"/>, of all holdings.</summary>
    public abstract DbCommand HoldingRows();

    /// <summary>Indicator, breakdown, checksum and payload of a holding's keys.</summary>
    public abstract DbCommand HoldingKeys(long holding);

    /// <summary>The stored head and, from the same moment, the last position that there is (0 for none).</summary>
    public async ValueTask<(JournalHead Head, long Last)> HeadAsync(CancellationToken cancellationToken)
    {
        await using var row = await Head().ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidDataException("the head is missing");
        }

        return ReadHead(row, 0);
    }

    /// <summary>The committees that have entries, in ordinal order.</summary>
    public async ValueTask<ImmutableArray<CommitteeId>> CommitteesAsync(CancellationToken cancellationToken)
    {
        await using var row = await Committees().ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = ImmutableArray.CreateBuilder<CommitteeId>();
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            found.Add(CommitteeId.Parse(row.GetString(0)));
        }

        return found.DrainToImmutable();
    }

    /// <summary>A committee's incarnation; 0 where it has none.</summary>
    public async ValueTask<long> IncarnationOfAsync(CommitteeId committee, CancellationToken cancellationToken)
    {
        await using var row = await Committee(committee).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await row.ReadAsync(cancellationToken).ConfigureAwait(false) ? CommitteeRow.Read(row).Incarnation : 0;
    }

    /// <summary>A committee's next entries after a sequence; empty at the end.</summary>
    public async ValueTask<IReadOnlyList<StoredEntry>> PageOfAsync(
        CommitteeId committee,
        long afterSequence,
        CancellationToken cancellationToken
    )
    {
        // A damaged index may let a search end too early, which no hash would show: so it is also searched from its
        // end.
        var end = await LastOf(committee).ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        var last = end is long sequence ? sequence : 0;
        var page = await ReadAsync(PageOf(committee, afterSequence), cancellationToken).ConfigureAwait(false);
        if (page.Count == 0 && last > afterSequence)
        {
            throw new InvalidDataException($"sequence {afterSequence + 1} of {committee} is missing");
        }

        if (page.Find(stored => stored.Entry is { } entry && entry.Committee != committee) is { } stray)
        {
            throw new InvalidDataException($"entry {stray.Position} is not of {committee}");
        }

        return page;
    }

    /// <summary>The chain's next entries after a position; empty at the end.</summary>
    public async ValueTask<IReadOnlyList<StoredEntry>> PageOfChainAsync(
        long afterPosition,
        CancellationToken cancellationToken
    ) => await ReadAsync(PageOfChain(afterPosition), cancellationToken).ConfigureAwait(false);

    /// <summary>The committees' last sequences together, and how far the chain goes at the same moment.</summary>
    public ValueTask<(long Sum, long Head)> EndsAsync(CancellationToken cancellationToken) =>
        PairAsync(Ends(), cancellationToken);

    /// <summary>How many entries the index of committees has, and how far the chain goes at the same moment.</summary>
    public ValueTask<(long Count, long Head)> IndexedAsync(CancellationToken cancellationToken) =>
        PairAsync(Indexed(), cancellationToken);

    /// <summary>The committees' rows.</summary>
    public async ValueTask<IReadOnlyList<CommitteeRow>> CommitteeRowsAsync(CancellationToken cancellationToken)
    {
        await using var row = await CommitteeRows().ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<CommitteeRow>();
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(CommitteeRow.Read(row));
        }

        return rows;
    }

    /// <summary>A committee's snapshot, and whether it may still be used; null where there is none.</summary>
    public async ValueTask<(Snapshot Snapshot, bool IsGood)?> SnapshotAsync(
        CommitteeId committee,
        CancellationToken cancellationToken
    )
    {
        await using var row = await SnapshotOf(committee).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        return SnapshotRow.ReadWhole(row, 0, committee);
    }

    /// <summary>A committee's snapshot to which nothing has been written since, if it may be used.</summary>
    public async ValueTask<CompleteSnapshot?> CompleteAsync(CommitteeId committee, CancellationToken cancellationToken)
    {
        await using var row = await Complete(committee).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var incarnation = CommitteeRow.Read(row).Incarnation;
        var (snapshot, isGood) = SnapshotRow.ReadWhole(row, CommitteeRow.Length, committee);
        var head = ReadHead(row, CommitteeRow.Length + SnapshotRow.Leads + 1).Head;
        return isGood ? new(snapshot, incarnation, head) : null;
    }

    /// <summary>
    /// The places of snapshots that are good and to which nothing has been written since, of committees after a number;
    /// and after which number to go on, null at the end.
    /// </summary>
    public async ValueTask<(List<CompletePlace> Page, long? Next)> PlacesAsync(
        long after,
        CancellationToken cancellationToken
    )
    {
        await using var row = await Places(after).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var page = new List<CompletePlace>(PlacesMax);
        var read = 0;
        var last = after;
        for (; await row.ReadAsync(cancellationToken).ConfigureAwait(false); read++)
        {
            var committee = CommitteeRow.Read(row);
            last = committee.Id;
            if (SnapshotRow.ReadLead(row, CommitteeRow.Length, committee.Committee) is { Snapshot: var found })
            {
                page.Add(new(found.Committee, found.Format, found.Place, committee.Incarnation));
            }
        }

        return (page, read < PlacesMax ? null : last);
    }

    /// <summary>From a column on, those of <see cref="Head"/>.</summary>
    private static (JournalHead Head, long Last) ReadHead(DbDataReader row, int first)
    {
        var epoch = InstanceRow.Read(row, first + 3).Epoch;
        var last = row.IsDBNull(first + 2) ? 0 : row.GetInt64(first + 2);
        return (new(row.GetInt64(first), StoredEntry.Hex(row, first + 1), epoch), last);
    }

    /// <summary>Position and hash of the head, the last position (null for none), the instance's row.</summary>
    protected abstract DbCommand Head();

    /// <summary>The names of those that have entries, in ordinal order.</summary>
    protected abstract DbCommand Committees();

    /// <summary>The columns of <see cref="CommitteeRow"/>, of one.</summary>
    protected abstract DbCommand Committee(CommitteeId committee);

    /// <summary>The columns of <see cref="CommitteeRow"/>, of all.</summary>
    protected abstract DbCommand CommitteeRows();

    /// <summary>The last sequence, or null.</summary>
    protected abstract DbCommand LastOf(CommitteeId committee);

    /// <summary>At least a page of a committee's entries: <see cref="StoredEntry.Columns"/> and one more.</summary>
    protected abstract DbCommand PageOf(CommitteeId committee, long afterSequence);

    /// <summary>At least a page of the chain: <see cref="StoredEntry.Columns"/> and one more.</summary>
    protected abstract DbCommand PageOfChain(long afterPosition);

    /// <summary>The sum of the committees' last sequences, and the head's position.</summary>
    protected abstract DbCommand Ends();

    /// <summary>The number of entries, by the index of committees, and the head's position.</summary>
    protected abstract DbCommand Indexed();

    /// <summary>Of a committee's snapshot <see cref="SnapshotRow.LeadColumns"/> and the payload.</summary>
    protected abstract DbCommand SnapshotOf(CommitteeId committee);

    /// <summary>
    /// The columns of <see cref="CommitteeRow"/>, of <see cref="SnapshotOf"/> and of <see cref="Head"/>, where the
    /// committee's snapshot names its last entry.
    /// </summary>
    protected abstract DbCommand Complete(CommitteeId committee);

    /// <summary>
    /// The columns of <see cref="CommitteeRow"/> and <see cref="SnapshotRow.LeadColumns"/>, of committees after a
    /// number whose snapshot names their last entry: at most <see cref="PlacesMax"/>, in order of number.
    /// </summary>
    protected abstract DbCommand Places(long after);

    private static async ValueTask<(long, long)> PairAsync(DbCommand command, CancellationToken cancellationToken)
    {
        await using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await row.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? (row.GetInt64(0), row.GetInt64(1))
            : throw new InvalidDataException("the head is missing");
    }

    // A page ends early at a fault: what comes after it is not worth reading.
    private async ValueTask<List<StoredEntry>> ReadAsync(DbCommand command, CancellationToken cancellationToken)
    {
        await using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var page = new List<StoredEntry>();
        for (
            var bytes = 0L;
            bytes < limits.PageBytesMax && await row.ReadAsync(cancellationToken).ConfigureAwait(false);

        )
        {
            var entry = StoredEntry.Read(row);
            page.Add(entry);
            if (entry.Entry is null)
            {
                break;
            }

            bytes += entry.Entry.Body.Payload.Length;
        }

        return page;
    }
}
