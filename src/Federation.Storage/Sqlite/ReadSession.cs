using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>One connection that reads, with its prepared statements. For one thread at a time.</summary>
internal sealed class ReadSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteOptions options;
    private readonly SqliteCommand head;
    private readonly SqliteCommand committees;
    private readonly SqliteCommand committee;
    private readonly SqliteCommand pageOfCommittee;
    private readonly SqliteCommand lastOfCommittee;
    private readonly SqliteCommand pageOfChain;
    private readonly SqliteCommand ends;
    private readonly SqliteCommand indexed;
    private readonly SqliteCommand snapshot;

    public ReadSession(SqliteConnection connection, SqliteOptions options)
    {
        this.connection = connection;
        this.options = options;
        head = connection.Command(
            "SELECT h.position, h.hash, (SELECT max(position) FROM entries), i.name, i.epoch, i.checksum"
                + " FROM head h, instance i"
        );
        committees = connection.Command(
            "SELECT name FROM committees c WHERE EXISTS (SELECT 1 FROM entries e WHERE e.committee = c.id)"
                + " ORDER BY name"
        );
        committee = connection.Command($"SELECT {CommitteeRow.Columns} FROM committees WHERE id = $id", "$id");
        pageOfCommittee = connection.Command(
            $"SELECT {StoredEntry.Columns} FROM {StoredEntry.Tables}"
                + " WHERE e.committee = $id AND e.sequence > $after ORDER BY e.sequence LIMIT $limit",
            "$id",
            "$after",
            "$limit"
        );
        lastOfCommittee = connection.Command("SELECT max(sequence) FROM entries WHERE committee = $id", "$id");
        pageOfChain = connection.Command(
            $"SELECT {StoredEntry.Columns} FROM {StoredEntry.Tables}"
                + " WHERE e.position > $after ORDER BY e.position LIMIT $limit",
            "$after",
            "$limit"
        );
        ends = connection.Command(
            "SELECT (SELECT coalesce(sum((SELECT max(sequence) FROM entries WHERE committee = c.id)), 0)"
                + " FROM committees c), position FROM head"
        );
        indexed = connection.Command(
            "SELECT (SELECT count(*) FROM entries INDEXED BY entries_of_committee), position FROM head"
        );
        snapshot = connection.Command(
            "SELECT s.sequence, s.hash, s.format, s.payload, s.checksum, e.hash FROM snapshots s"
                + " LEFT JOIN entries e ON e.committee = s.committee AND e.sequence = s.sequence"
                + " WHERE s.committee = $id",
            "$id"
        );
        Holdings = new(connection);
    }

    /// <summary>What is held of children in other instances.</summary>
    public HoldingReader Holdings { get; }

    /// <summary>The stored head and, from the same moment, the last position that there is (0 for none).</summary>
    public (JournalHead Head, long Last) Head()
    {
        using var row = head.ExecuteReader();
        if (!row.Read())
        {
            throw new InvalidDataException("the head is missing");
        }

        var epoch = InstanceRow.Read(row, 3).Epoch;
        return (new(row.GetInt64(0), StoredEntry.Hex(row, 1), epoch), row.IsDBNull(2) ? 0 : row.GetInt64(2));
    }

    /// <summary>The committees that have entries, in ordinal order.</summary>
    public ImmutableArray<CommitteeId> Committees()
    {
        using var row = committees.ExecuteReader();
        var found = ImmutableArray.CreateBuilder<CommitteeId>();
        while (row.Read())
        {
            found.Add(CommitteeId.Parse(row.GetString(0)));
        }

        return found.DrainToImmutable();
    }

    /// <summary>A committee's incarnation; 0 where it has none.</summary>
    public long IncarnationOf(long id)
    {
        committee.Parameters[0].Value = id;
        using var row = committee.ExecuteReader();
        return row.Read() ? CommitteeRow.Read(row).Incarnation : 0;
    }

    /// <summary>A committee's next entries after a sequence; empty at the end.</summary>
    public IReadOnlyList<StoredEntry> PageOf(CommitteeId committee, long id, long afterSequence)
    {
        // A damaged index may let a search end too early, which no hash would show: so it is also searched from its
        // end.
        lastOfCommittee.Parameters[0].Value = id;
        var last = lastOfCommittee.ExecuteScalar() is long sequence ? sequence : 0;
        pageOfCommittee.Parameters[0].Value = id;
        pageOfCommittee.Parameters[1].Value = afterSequence;
        var page = Page(pageOfCommittee);
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
    public IReadOnlyList<StoredEntry> PageOfChain(long afterPosition)
    {
        pageOfChain.Parameters[0].Value = afterPosition;
        return Page(pageOfChain);
    }

    /// <summary>The committees' last sequences together, and how far the chain goes at the same moment.</summary>
    public (long Sum, long Head) Ends() => Pair(ends);

    /// <summary>How many entries the index of committees has, and how far the chain goes at the same moment.</summary>
    public (long Count, long Head) Indexed() => Pair(indexed);

    /// <summary>The committees' rows.</summary>
    public IReadOnlyList<CommitteeRow> CommitteeRows() => CommitteeRow.ReadAll(connection);

    /// <summary>A committee's snapshot, and whether it may still be used; null where there is none.</summary>
    public (Snapshot Snapshot, bool IsGood)? Snapshot(CommitteeId committee, long id)
    {
        snapshot.Parameters[0].Value = id;
        using var row = snapshot.ExecuteReader();
        if (!row.Read())
        {
            return null;
        }

        var found = new Snapshot(
            committee,
            row.GetInt64(0),
            StoredEntry.Hex(row, 1),
            unchecked((int)row.GetInt64(2)),
            row.GetFieldValue<byte[]>(3)
        );
        var hashThere =
            found.Sequence == 0 ? ChainHash.Empty
            : row.IsDBNull(5) ? null
            : StoredEntry.Hex(row, 5);
        return (found, hashThere == found.Hash && RowChecksum.OfSnapshot(found).AsSpan().SequenceEqual(Checksum(row)));
    }

    public void Dispose() => connection.Dispose();

    private static byte[] Checksum(SqliteDataReader row) => row.GetFieldValue<byte[]>(4);

    private static (long, long) Pair(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : throw new InvalidDataException("the head is missing");
    }

    // A page ends early at a fault: what comes after it is not worth reading.
    private List<StoredEntry> Page(SqliteCommand command)
    {
        command.Parameters[^1].Value = options.PageEntriesMax;
        using var row = command.ExecuteReader();
        var page = new List<StoredEntry>();
        for (var bytes = 0L; bytes < options.PageBytesMax && row.Read(); )
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
