using System.Data;
using Federation.Engine.Ports;
using Federation.Storage.Reading;
using Federation.Storage.Writing;
using Npgsql;

namespace Federation.Storage.Postgres;

/// <summary>
/// The connection that writes an instance and holds its lock. A group gathers in memory and goes over in one batch,
/// from BEGIN to COMMIT: one way there and back, however many committees share it.
/// </summary>
internal sealed class PostgresWriteSession : WriteSession
{
    // A head that another has moved is not moved on from: NULL is refused by the column, and so is the whole group. The
    // lock alone prevents that; this is for the day on which somebody has found a way around it.
    private const string MoveHead =
        "UPDATE heads SET position = CASE WHEN position = $5 AND hash = $6 AND holdings = $7 THEN $2 END,"
        + " hash = $3, holdings = $4 WHERE instance = $1";

    private readonly NpgsqlConnection connection;
    private readonly int number;
    private readonly List<NpgsqlBatchCommand> commands = [];
    private readonly Dictionary<long, (CommitteeRow Row, byte[] Checksum)> committees = [];
    private readonly List<(JournalEntry Entry, long Committee)> entries = [];
    private bool isWithin;
    private bool isSound = true;

    private PostgresWriteSession(NpgsqlConnection connection, int number)
    {
        this.connection = connection;
        this.number = number;
    }

    /// <summary>Connects, takes the instance's lock, and learns from the database where everything stands.</summary>
    /// <exception cref="StorageRefusedException">Another program writes it; the server is not to be
    /// trusted.</exception>
    public static PostgresWriteSession Open(PostgresDatabase database, string instance, int number)
    {
        var connection = database.Writer();
        var session = new PostgresWriteSession(connection, number);
        try
        {
            PostgresServer.Check(connection, database.Target);
            PostgresServer.Pin(connection);
            PostgresLock.Take(connection, database.Target, instance, number, database.Options);
            session.Load();
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    // The connection asks the server by itself while it is idle.
    public override bool IsLost => connection.State is not ConnectionState.Open;

    public override void Begin()
    {
        commands.Clear();
        committees.Clear();
        entries.Clear();
        isWithin = false;
        isSound = false;
    }

    /// <summary>Lets go of the lock at once where all is well; else the server does, once it has ended.</summary>
    public override void Dispose()
    {
        try
        {
            if (isSound)
            {
                PostgresLock.Release(connection);
            }
        }
        catch (Exception gone) when (gone is NpgsqlException or InvalidOperationException)
        {
            // So is the lock.
        }
        finally
        {
            connection.Dispose();
        }
    }

    /// <summary>Writes this with the rest of the group.</summary>
    public void Add(NpgsqlBatchCommand command) => commands.Add(command);

    /// <summary>Writes what the group has so far, and asks something within its transaction.</summary>
    public NpgsqlDataReader Ask(NpgsqlBatchCommand question)
    {
        // The reader still reads the batch's commands when it is closed: the batch is left to the collector.
        var batch = Batch();
        batch.BatchCommands.Add(question);
        return batch.ExecuteReader();
    }

    protected override void Finish(HeadRow? head)
    {
        AddCommittees();
        AddEntries();
        NpgsqlBatchCommand? move = null;
        if (head is not null)
        {
            move = PostgresCommands.BatchCommand(
                MoveHead,
                number,
                head.Position,
                Convert.FromHexString(head.Hash),
                head.Holdings,
                Committed.Position,
                Convert.FromHexString(Committed.Hash),
                Committed.Holdings
            );
            commands.Add(move);
        }

        if (isWithin || commands.Count > 0)
        {
            using var batch = Batch();
            batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
            batch.ExecuteNonQuery();
        }

        if (move is { RecordsAffected: not 1 })
        {
            throw new InvalidDataException("the head is missing");
        }

        isSound = true;
    }

    protected override void Insert(JournalEntry entry, long committee) => entries.Add((entry, committee));

    protected override void Save(CommitteeRow row, byte[] checksum) => committees[row.Id] = (row, checksum);

    protected override void Save(InstanceRow row, byte[] checksum) =>
        Add(
            PostgresCommands.BatchCommand(
                "UPDATE instances SET epoch = $2, checksum = $3 WHERE id = $1",
                number,
                row.Epoch,
                checksum
            )
        );

    protected override void Save(SnapshotRow row, long committee) =>
        Add(
            PostgresCommands.BatchCommand(
                "INSERT INTO snapshots (instance, committee, sequence, hash, format, content, checksum, place, payload)"
                    + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (instance, committee) DO UPDATE SET"
                    + " sequence = $3, hash = $4, format = $5, content = $6, checksum = $7, place = $8, payload = $9",
                number,
                committee,
                row.Snapshot.Sequence,
                Convert.FromHexString(row.Snapshot.Hash),
                (long)row.Snapshot.Format,
                row.Content,
                row.Checksum,
                row.Snapshot.Place.AsArray(),
                row.Snapshot.Payload.AsArray()
            )
        );

    protected override void Remove(Snapshot snapshot, long committee) =>
        Add(
            PostgresCommands.BatchCommand(
                "DELETE FROM snapshots WHERE instance = $1 AND committee = $2 AND sequence = $3 AND hash = $4",
                number,
                committee,
                snapshot.Sequence,
                Convert.FromHexString(snapshot.Hash)
            )
        );

    private NpgsqlBatch Batch()
    {
        var batch = connection.CreateBatch();
        if (!isWithin)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
            isWithin = true;
        }

        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        commands.Clear();
        return batch;
    }

    private void AddCommittees()
    {
        if (committees.Count == 0)
        {
            return;
        }

        var rows = committees.Values;
        Add(
            PostgresCommands.BatchCommand(
                "INSERT INTO committees (instance, id, name, incarnation, checksum)"
                    + " SELECT $1, * FROM unnest($2, $3, $4, $5) ON CONFLICT (instance, id)"
                    + " DO UPDATE SET incarnation = excluded.incarnation, checksum = excluded.checksum",
                number,
                rows.Select(row => row.Row.Id).ToArray(),
                rows.Select(row => row.Row.Committee.ToString()).ToArray(),
                rows.Select(row => row.Row.Incarnation).ToArray(),
                rows.Select(row => row.Checksum).ToArray()
            )
        );
    }

    private void AddEntries()
    {
        if (entries.Count == 0)
        {
            return;
        }

        T[] Column<T>(Func<JournalEntry, T> of) => [.. entries.Select(entry => of(entry.Entry))];
        Add(
            PostgresCommands.BatchCommand(
                "INSERT INTO entries (instance, position, committee, sequence, incarnation, kind, format, at_unix_ms,"
                    + " by_whom, from_where, payload, hash)"
                    + " SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                number,
                Column(entry => entry.Position),
                entries.Select(entry => entry.Committee).ToArray(),
                Column(entry => entry.Sequence),
                Column(entry => entry.Incarnation),
                Column(entry => entry.Body.Kind),
                Column(entry => (long)entry.Body.Format),
                Column(entry => entry.Body.At.ToUnixTimeMilliseconds()),
                Column(entry => entry.Body.By),
                Column(entry => entry.Body.From),
                Column(entry => entry.Body.Payload.AsArray()),
                Column(entry => Convert.FromHexString(entry.Hash))
            )
        );
    }

    private void Load()
    {
        using var instance = connection.Command("SELECT name, epoch, checksum FROM instances WHERE id = $1", number);
        using var head = connection.Command("SELECT position, hash, holdings FROM heads WHERE instance = $1", number);
        using var committeeRows = connection.Command(
            $"SELECT {CommitteeRow.Columns}, (SELECT max(sequence) FROM entries e"
                + " WHERE e.instance = c.instance AND e.committee = c.id) FROM committees c WHERE instance = $1",
            number
        );
        using var holdings = connection.Command(
            $"SELECT h.id, c.name, h.child FROM {PostgresReadSession.HoldingTables} WHERE h.instance = $1",
            number
        );
        Load(new PostgresHoldingTables(this, number), instance, head, committeeRows, holdings);
    }
}
