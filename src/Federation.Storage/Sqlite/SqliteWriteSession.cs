using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Reading;
using Federation.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>The connection that writes, a statement for each row.</summary>
internal sealed class SqliteWriteSession : WriteSession
{
    private readonly SqliteConnection connection;
    private readonly CommitteeIds ids;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand saveCommittee;
    private readonly SqliteCommand insertEntry;
    private readonly SqliteCommand updateHead;
    private readonly SqliteCommand saveSnapshot;
    private readonly SqliteCommand removeSnapshot;
    private readonly SqliteCommand updateInstance;

    private SqliteWriteSession(SqliteConnection connection, CommitteeIds ids)
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
            "INSERT OR REPLACE INTO snapshots (committee, sequence, hash, format, content, checksum, place, payload)"
                + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            SqliteConnections.Numbered(8)
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
    }

    /// <summary>Connects, and learns from the database where everything stands.</summary>
    public static SqliteWriteSession Open(string path, SqliteOptions options, CommitteeIds ids)
    {
        var session = new SqliteWriteSession(SqliteConnections.Write(path, options.PagesMax?.Invoke()), ids);
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

    public override void Begin() => begin.ExecuteNonQuery();

    // A page that is given what it has already is not written: it gets something else first.
    public override void Touch()
    {
        using var touch = connection.Command("UPDATE head SET position = position + 1");
        touch.ExecuteNonQuery();
        base.Touch();
    }

    public override void Dispose() => connection.Dispose();

    protected override void Finish(HeadRow? head)
    {
        if (head is not null)
        {
            updateHead.Parameters[0].Value = head.Position;
            updateHead.Parameters[1].Value = Convert.FromHexString(head.Hash);
            updateHead.Parameters[2].Value = head.Holdings;
            updateHead.ExecuteNonQuery();
        }

        commit.ExecuteNonQuery();
    }

    protected override void IsThere(CommitteeId committee, long id) => ids.Add(committee, id);

    protected override void Insert(JournalEntry entry, long committee)
    {
        var values = insertEntry.Parameters;
        values[0].Value = entry.Position;
        values[1].Value = committee;
        values[2].Value = entry.Sequence;
        values[3].Value = entry.Incarnation;
        values[4].Value = entry.Body.Kind;
        values[5].Value = entry.Body.Format;
        values[6].Value = entry.Body.At.ToUnixTimeMilliseconds();
        values[7].Value = (object?)entry.Body.By ?? DBNull.Value;
        values[8].Value = (object?)entry.Body.From ?? DBNull.Value;
        values[9].Value = entry.Body.Payload.AsArray();
        values[10].Value = Convert.FromHexString(entry.Hash);
        insertEntry.ExecuteNonQuery();
    }

    protected override void Save(CommitteeRow row, byte[] checksum)
    {
        var values = saveCommittee.Parameters;
        values[0].Value = row.Id;
        values[1].Value = row.Committee.ToString();
        values[2].Value = row.Incarnation;
        values[3].Value = checksum;
        saveCommittee.ExecuteNonQuery();
    }

    protected override void Save(InstanceRow row, byte[] checksum)
    {
        updateInstance.Parameters[0].Value = row.Epoch;
        updateInstance.Parameters[1].Value = checksum;
        updateInstance.ExecuteNonQuery();
    }

    protected override void Save(SnapshotRow row, long committee)
    {
        var snapshot = row.Snapshot;
        var values = saveSnapshot.Parameters;
        values[0].Value = committee;
        values[1].Value = snapshot.Sequence;
        values[2].Value = Convert.FromHexString(snapshot.Hash);
        values[3].Value = snapshot.Format;
        values[4].Value = row.Content;
        values[5].Value = row.Checksum;
        values[6].Value = snapshot.Place.AsArray();
        values[7].Value = snapshot.Payload.AsArray();
        saveSnapshot.ExecuteNonQuery();
    }

    protected override void Remove(Snapshot snapshot, long committee)
    {
        removeSnapshot.Parameters[0].Value = committee;
        removeSnapshot.Parameters[1].Value = snapshot.Sequence;
        removeSnapshot.Parameters[2].Value = Convert.FromHexString(snapshot.Hash);
        removeSnapshot.ExecuteNonQuery();
    }

    private void Load()
    {
        using var instance = connection.Command("SELECT name, epoch, checksum FROM instance");
        using var head = connection.Command("SELECT position, hash, holdings FROM head");
        using var committees = connection.Command(
            $"SELECT {CommitteeRow.Columns}, (SELECT max(sequence) FROM entries WHERE committee = c.id)"
                + " FROM committees c"
        );
        using var holdings = connection.Command(
            "SELECT h.id, c.name, h.child FROM holdings h LEFT JOIN committees c ON c.id = h.upper"
        );
        Load(new SqliteHoldingTables(connection), instance, head, committees, holdings);
    }
}
