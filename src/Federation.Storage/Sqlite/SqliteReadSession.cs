using System.Data.Common;
using Federation.Core.Identity;
using Federation.Storage.Reading;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>A connection that reads, with its prepared statements.</summary>
internal sealed class SqliteReadSession : ReadSession, IDisposable
{
    /// <summary>Where the columns of <see cref="HoldingRow"/> come from.</summary>
    public const string HoldingTables = "holdings h LEFT JOIN committees c ON c.id = h.upper";

    private const string EntryColumns =
        StoredEntry.Columns
        + ", (SELECT i.position FROM entries i INDEXED BY entries_of_committee"
        + " WHERE i.committee = e.committee AND i.sequence = e.sequence)";

    private const string EntryTables =
        "entries e LEFT JOIN committees c ON c.id = e.committee LEFT JOIN entries p ON p.position = e.position - 1";

    private const string HeadColumns =
        "h.position, h.hash, (SELECT max(position) FROM entries), i.name, i.epoch, i.checksum";

    private const string CompleteTables =
        "committees c JOIN snapshots s ON s.committee = c.id"
        + " JOIN entries e ON e.committee = s.committee AND e.sequence = s.sequence";

    private const string IsComplete = "s.sequence = (SELECT max(sequence) FROM entries WHERE committee = c.id)";

    private readonly SqliteConnection connection;
    private readonly CommitteeIds ids;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand end;
    private readonly SqliteCommand head;
    private readonly SqliteCommand committees;
    private readonly SqliteCommand committee;
    private readonly SqliteCommand committeeRows;
    private readonly SqliteCommand pageOfCommittee;
    private readonly SqliteCommand lastOfCommittee;
    private readonly SqliteCommand pageOfChain;
    private readonly SqliteCommand ends;
    private readonly SqliteCommand indexed;
    private readonly SqliteCommand snapshot;
    private readonly SqliteCommand complete;
    private readonly SqliteCommand places;
    private readonly SqliteCommand holdingSum;
    private readonly SqliteCommand holdingRows;
    private readonly SqliteCommand holdingKeys;

    public SqliteReadSession(SqliteConnection connection, CommitteeIds ids, SqliteOptions options)
        : base(options)
    {
        this.connection = connection;
        this.ids = ids;
        begin = connection.Command("BEGIN");
        end = connection.Command("COMMIT");
        head = connection.Command($"SELECT {HeadColumns} FROM head h, instance i");
        committees = connection.Command(
            "SELECT name FROM committees c WHERE EXISTS (SELECT 1 FROM entries e WHERE e.committee = c.id)"
                + " ORDER BY name"
        );
        committee = connection.Command($"SELECT {CommitteeRow.Columns} FROM committees WHERE id = $id", "$id");
        committeeRows = connection.Command($"SELECT {CommitteeRow.Columns} FROM committees");
        var limit = $"LIMIT {options.PageEntriesMax}";
        pageOfCommittee = connection.Command(
            $"SELECT {EntryColumns} FROM {EntryTables}"
                + $" WHERE e.committee = $id AND e.sequence > $after ORDER BY e.sequence {limit}",
            "$id",
            "$after"
        );
        lastOfCommittee = connection.Command("SELECT max(sequence) FROM entries WHERE committee = $id", "$id");
        pageOfChain = connection.Command(
            $"SELECT {EntryColumns} FROM {EntryTables} WHERE e.position > $after ORDER BY e.position {limit}",
            "$after"
        );
        ends = connection.Command(
            "SELECT (SELECT coalesce(sum((SELECT max(sequence) FROM entries WHERE committee = c.id)), 0)"
                + " FROM committees c), position FROM head"
        );
        indexed = connection.Command(
            "SELECT (SELECT count(*) FROM entries INDEXED BY entries_of_committee), position FROM head"
        );
        snapshot = connection.Command(
            $"SELECT {SnapshotRow.LeadColumns}, s.payload FROM snapshots s"
                + " LEFT JOIN entries e ON e.committee = s.committee AND e.sequence = s.sequence"
                + " WHERE s.committee = $id",
            "$id"
        );
        complete = connection.Command(
            $"SELECT {CompleteColumns}, s.payload, {HeadColumns} FROM {CompleteTables}, head h, instance i"
                + $" WHERE c.id = $id AND {IsComplete}",
            "$id"
        );
        places = connection.Command(
            $"SELECT {CompleteColumns} FROM {CompleteTables}"
                + $" WHERE c.id > $after AND {IsComplete} ORDER BY c.id LIMIT {PlacesMax}",
            "$after"
        );
        holdingSum = connection.Command("SELECT holdings FROM head");
        holdingRows = connection.Command($"SELECT {HoldingRow.Columns} FROM {HoldingTables}");
        holdingKeys = connection.Command(
            "SELECT indicator, breakdown, checksum, shown FROM holding_keys WHERE holding = $holding",
            "$holding"
        );
    }

    public override bool IsDamage(Exception failure) => SqliteReaders.IsDamage(failure);

    public override ValueTask BeginMomentAsync(CancellationToken cancellationToken)
    {
        begin.ExecuteNonQuery();
        return default;
    }

    public override ValueTask EndMomentAsync(CancellationToken cancellationToken)
    {
        end.ExecuteNonQuery();
        return default;
    }

    public override DbCommand HoldingSum() => holdingSum;

    public override DbCommand HoldingRows() => holdingRows;

    public override DbCommand HoldingKeys(long holding) => With(holdingKeys, holding);

    public void Dispose() => connection.Dispose();

    protected override DbCommand Head() => head;

    protected override DbCommand Committees() => committees;

    protected override DbCommand Committee(CommitteeId committee) => With(this.committee, ids.Of(committee));

    protected override DbCommand CommitteeRows() => committeeRows;

    protected override DbCommand LastOf(CommitteeId committee) => With(lastOfCommittee, ids.Of(committee));

    protected override DbCommand PageOf(CommitteeId committee, long afterSequence) =>
        With(pageOfCommittee, ids.Of(committee), afterSequence);

    protected override DbCommand PageOfChain(long afterPosition) => With(pageOfChain, afterPosition);

    protected override DbCommand Ends() => ends;

    protected override DbCommand Indexed() => indexed;

    protected override DbCommand SnapshotOf(CommitteeId committee) => With(snapshot, ids.Of(committee));

    protected override DbCommand Complete(CommitteeId committee) => With(complete, ids.Of(committee));

    protected override DbCommand Places(long after) => With(places, after);

    private static SqliteCommand With(SqliteCommand command, params long[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
