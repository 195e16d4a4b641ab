using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>
/// The connection that writes, and what it needs to know to find conflicts without reading. It moves ahead with the
/// transaction: after a failure it knows too much, and is thrown away for a new one that reads the database. Only the
/// writer's thread uses it.
/// </summary>
internal sealed class WriteSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly CommitteeIds ids;
    private readonly Dictionary<CommitteeId, Line> lines = [];
    private readonly List<(CommitteeId Committee, long Id)> added = [];
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand saveCommittee;
    private readonly SqliteCommand insertEntry;
    private readonly SqliteCommand updateHead;
    private readonly SqliteCommand saveSnapshot;
    private readonly SqliteCommand removeSnapshot;
    private readonly SqliteCommand updateInstance;
    private readonly HoldingWriter holdingWriter;
    private long position;
    private string hash = ChainHash.Empty;
    private long lastId;
    private byte[] holdings = [];
    private bool isHeadNew;
    private InstanceRow instance = new("", 0);

    private WriteSession(SqliteConnection connection, CommitteeIds ids)
    {
        this.connection = connection;
        this.ids = ids;
        begin = connection.Command("BEGIN IMMEDIATE");
        commit = connection.Command("COMMIT");
        saveCommittee = connection.Command(
            "INSERT OR REPLACE INTO committees (id, name, incarnation, checksum) VALUES ($1, $2, $3, $4)",
            SqliteConnections.Numbered(4)
        );
        insertEntry = connection.Command(
            "INSERT INTO entries (position, committee, sequence, incarnation, kind, format, at_unix_ms, by_whom,"
                + " from_where, payload, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            SqliteConnections.Numbered(11)
        );
        updateHead = connection.Command(
            "UPDATE head SET position = $position, hash = $hash, holdings = $holdings",
            "$position",
            "$hash",
            "$holdings"
        );
        saveSnapshot = connection.Command(
            "INSERT OR REPLACE INTO snapshots (committee, sequence, hash, format, payload, checksum)"
                + " VALUES ($1, $2, $3, $4, $5, $6)",
            SqliteConnections.Numbered(6)
        );
        removeSnapshot = connection.Command(
            "DELETE FROM snapshots WHERE committee = $committee AND sequence = $sequence AND hash = $hash",
            "$committee",
            "$sequence",
            "$hash"
        );
        updateInstance = connection.Command(
            "UPDATE instance SET epoch = $epoch, checksum = $checksum",
            "$epoch",
            "$checksum"
        );
        holdingWriter = new(connection);
    }

    /// <summary>Connects, and learns from the database where everything stands.</summary>
    public static WriteSession Open(string path, SqliteOptions options, CommitteeIds ids)
    {
        var session = new WriteSession(SqliteConnections.Write(path, options.PagesMax?.Invoke()), ids);
        try
        {
            session.Load();
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public void Begin() => begin.ExecuteNonQuery();

    /// <summary>
    /// Makes durable what was written since <see cref="Begin"/>: it returns after the log has been fsynced.
    /// </summary>
    public void Commit()
    {
        if (isHeadNew)
        {
            updateHead.Parameters[0].Value = position;
            updateHead.Parameters[1].Value = Convert.FromHexString(hash);
            updateHead.Parameters[2].Value = holdings;
            updateHead.ExecuteNonQuery();
            isHeadNew = false;
        }

        commit.ExecuteNonQuery();
        foreach (var (committee, id) in added)
        {
            ids.Add(committee, id);
        }

        added.Clear();
    }

    /// <summary>Appends a committee's entries.</summary>
    /// <exception cref="JournalConflictException">The append is not up to date. Nothing was written.</exception>
    public ImmutableArray<JournalEntry> Append(JournalAppend append)
    {
        var line = Find(append.Committee, append.Incarnation);
        if (line.Sequence != append.ExpectedSequence)
        {
            throw new JournalConflictException(
                append.Committee,
                $"{append.Committee} is at sequence {line.Sequence}, not at {append.ExpectedSequence}."
            );
        }

        isHeadNew = true;
        var entries = ImmutableArray.CreateBuilder<JournalEntry>(append.Entries.Length);
        foreach (var body in append.Entries)
        {
            entries.Add(Append(append.Committee, line, body.AsKept()));
        }

        return entries.MoveToImmutable();
    }

    public long Raise(CommitteeId committee)
    {
        var line = FindOrAdd(committee);
        line.Incarnation++;
        Save(committee, line);
        return line.Incarnation;
    }

    /// <summary>Sets a higher epoch. Returns the one in force.</summary>
    public long RaiseEpoch(long epoch)
    {
        if (epoch > instance.Epoch)
        {
            instance = instance with { Epoch = epoch };
            updateInstance.Parameters[0].Value = epoch;
            updateInstance.Parameters[1].Value = RowChecksum.OfInstance(instance.Name, epoch);
            updateInstance.ExecuteNonQuery();
        }

        return instance.Epoch;
    }

    /// <summary>Changes a holding.</summary>
    /// <exception cref="JournalConflictException">The change is not up to date. Nothing was written.</exception>
    public void Save(HoldingChange change)
    {
        var line = Find(change.Upper, change.Incarnation);
        holdingWriter.Save(change, line.Id, holdings);
        isHeadNew = true;
    }

    public void Save(Snapshot snapshot, byte[] checksum)
    {
        var values = saveSnapshot.Parameters;
        values[0].Value = FindOrAdd(snapshot.Committee).Id;
        values[1].Value = snapshot.Sequence;
        values[2].Value = Convert.FromHexString(snapshot.Hash);
        values[3].Value = snapshot.Format;
        values[4].Value = snapshot.Payload.AsArray();
        values[5].Value = checksum;
        saveSnapshot.ExecuteNonQuery();
    }

    public void ThrowAway(Snapshot snapshot)
    {
        removeSnapshot.Parameters[0].Value = FindOrAdd(snapshot.Committee).Id;
        removeSnapshot.Parameters[1].Value = snapshot.Sequence;
        removeSnapshot.Parameters[2].Value = Convert.FromHexString(snapshot.Hash);
        removeSnapshot.ExecuteNonQuery();
    }

    /// <summary>Closes the connection, which takes back what was not committed.</summary>
    public void Dispose() => connection.Dispose();

    private Line Find(CommitteeId committee, long incarnation)
    {
        var line = lines.GetValueOrDefault(committee);
        return line is not null && line.Incarnation == incarnation
            ? line
            : throw new JournalConflictException(
                committee,
                $"{committee} is at incarnation {line?.Incarnation ?? 0}; {incarnation} may not write."
            );
    }

    private JournalEntry Append(CommitteeId committee, Line line, EntryBody body)
    {
        position++;
        line.Sequence++;
        hash = ChainHash.Next(hash, position, committee, line.Sequence, line.Incarnation, body);
        var values = insertEntry.Parameters;
        values[0].Value = position;
        values[1].Value = line.Id;
        values[2].Value = line.Sequence;
        values[3].Value = line.Incarnation;
        values[4].Value = body.Kind;
        values[5].Value = body.Format;
        values[6].Value = body.At.ToUnixTimeMilliseconds();
        values[7].Value = (object?)body.By ?? DBNull.Value;
        values[8].Value = (object?)body.From ?? DBNull.Value;
        values[9].Value = body.Payload.AsArray();
        values[10].Value = Convert.FromHexString(hash);
        insertEntry.ExecuteNonQuery();
        return new(position, committee, line.Sequence, line.Incarnation, body, hash);
    }

    private Line FindOrAdd(CommitteeId committee)
    {
        if (lines.TryGetValue(committee, out var known))
        {
            return known;
        }

        var line = new Line(++lastId);
        lines.Add(committee, line);
        added.Add((committee, line.Id));
        Save(committee, line);
        return line;
    }

    private void Save(CommitteeId committee, Line line)
    {
        var values = saveCommittee.Parameters;
        values[0].Value = line.Id;
        values[1].Value = committee.ToString();
        values[2].Value = line.Incarnation;
        values[3].Value = RowChecksum.OfCommittee(line.Id, committee.ToString(), line.Incarnation);
        saveCommittee.ExecuteNonQuery();
    }

    private void Load()
    {
        instance = InstanceRow.Read(connection);
        using var head = connection.Command("SELECT position, hash, holdings FROM head");
        using (var row = head.ExecuteReader())
        {
            if (!row.Read())
            {
                throw new InvalidDataException("the head is missing");
            }

            position = row.GetInt64(0);
            hash = StoredEntry.Hex(row, 1);
            holdings = row.GetFieldValue<byte[]>(2);
        }

        holdingWriter.Load();
        using var end = connection.Command("SELECT max(sequence) FROM entries WHERE committee = $id", "$id");
        foreach (var row in CommitteeRow.ReadAll(connection))
        {
            end.Parameters[0].Value = row.Id;
            lines.Add(
                row.Committee,
                new(row.Id)
                {
                    Incarnation = row.Incarnation,
                    Sequence = end.ExecuteScalar() is long sequence ? sequence : 0,
                }
            );
            lastId = Math.Max(lastId, row.Id);
            ids.Add(row.Committee, row.Id);
        }
    }

    /// <summary>Where a committee stands.</summary>
    private sealed class Line(long id)
    {
        public long Id { get; } = id;

        public long Incarnation { get; set; }

        public long Sequence { get; set; }
    }
}
