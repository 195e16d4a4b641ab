using System.Data.Common;
using System.Globalization;
using Federation.Core.Identity;
using Federation.Storage.Reading;
using Npgsql;

namespace Federation.Storage.Postgres;

/// <summary>A connection that reads one instance.</summary>
internal sealed class PostgresReadSession(NpgsqlConnection connection, int number, PostgresOptions options)
    : ReadSession(options)
{
    /// <summary>Where the columns of <see cref="HoldingRow"/> come from.</summary>
    public const string HoldingTables =
        "holdings h LEFT JOIN committees c ON c.instance = h.instance AND c.id = h.upper";

    /// <summary>Counting a large journal takes its time.</summary>
    private const int CountSeconds = 600;

    private const string EntryColumns =
        StoredEntry.Columns
        + ", (SELECT i.position FROM entries i"
        + " WHERE i.instance = e.instance AND i.committee = e.committee AND i.sequence = e.sequence)";

    private const string EntryNeighbours =
        " e LEFT JOIN committees c ON c.instance = e.instance AND c.id = e.committee"
        + " LEFT JOIN entries p ON p.instance = e.instance AND p.position = e.position - 1";

    private const string HeadColumns =
        "h.position, h.hash, (SELECT max(position) FROM entries WHERE instance = $1), i.name, i.epoch, i.checksum";

    private const string CompleteTables =
        "committees c JOIN snapshots s ON s.instance = c.instance AND s.committee = c.id"
        + " JOIN entries e ON e.instance = s.instance AND e.committee = s.committee AND e.sequence = s.sequence";

    private const string IsComplete =
        "s.sequence = (SELECT max(sequence) FROM entries WHERE instance = c.instance AND committee = c.id)";

    private const string IdOf = "(SELECT id FROM committees WHERE instance = $1 AND name = $2)";

    // A constant, lest the planner count on more rows than a page has.
    private readonly string limit = options.PageEntriesMax.ToString(CultureInfo.InvariantCulture);

    public override bool IsDamage(Exception failure) => PostgresErrors.IsDamage(failure);

    public override async ValueTask BeginMomentAsync(CancellationToken cancellationToken)
    {
        await using var begin = connection.Command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        await begin.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask EndMomentAsync(CancellationToken cancellationToken)
    {
        await using var end = connection.Command("COMMIT");
        await end.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public override DbCommand HoldingSum() =>
        connection.Command("SELECT holdings FROM heads WHERE instance = $1", number);

    public override DbCommand HoldingRows() =>
        connection.Command($"SELECT {HoldingRow.Columns} FROM {HoldingTables} WHERE h.instance = $1", number);

    public override DbCommand HoldingKeys(long holding) =>
        connection.Command(
            "SELECT indicator, breakdown, checksum, shown FROM holding_keys WHERE instance = $1 AND holding = $2",
            number,
            holding
        );

    protected override DbCommand Head() =>
        connection.Command(
            $"SELECT {HeadColumns} FROM heads h JOIN instances i ON i.id = h.instance WHERE h.instance = $1",
            number
        );

    protected override DbCommand Committees() =>
        connection.Command(
            "SELECT name FROM committees c WHERE instance = $1 AND EXISTS (SELECT FROM entries e"
                + " WHERE e.instance = c.instance AND e.committee = c.id) ORDER BY name",
            number
        );

    protected override DbCommand Committee(CommitteeId committee) =>
        connection.Command(
            $"SELECT {CommitteeRow.Columns} FROM committees WHERE instance = $1 AND name = $2",
            number,
            committee.ToString()
        );

    protected override DbCommand CommitteeRows() =>
        connection.Command($"SELECT {CommitteeRow.Columns} FROM committees WHERE instance = $1", number);

    protected override DbCommand LastOf(CommitteeId committee) =>
        connection.Command(
            $"SELECT max(sequence) FROM entries WHERE instance = $1 AND committee = {IdOf}",
            number,
            committee.ToString()
        );

    protected override DbCommand PageOf(CommitteeId committee, long afterSequence) =>
        connection.Command(
            $"SELECT {EntryColumns} FROM (SELECT * FROM entries WHERE instance = $1 AND committee = {IdOf}"
                + $" AND sequence > $3 ORDER BY sequence LIMIT {limit}){EntryNeighbours} ORDER BY e.sequence",
            number,
            committee.ToString(),
            afterSequence
        );

    protected override DbCommand PageOfChain(long afterPosition) =>
        connection.Command(
            $"SELECT {EntryColumns} FROM (SELECT * FROM entries WHERE instance = $1 AND position > $2"
                + $" ORDER BY position LIMIT {limit}){EntryNeighbours} ORDER BY e.position",
            number,
            afterPosition
        );

    protected override DbCommand Ends() =>
        connection.Command(
            "SELECT (SELECT coalesce(sum((SELECT max(sequence) FROM entries e"
                + " WHERE e.instance = c.instance AND e.committee = c.id)), 0)::bigint"
                + " FROM committees c WHERE instance = $1), position FROM heads WHERE instance = $1",
            number
        );

    protected override DbCommand Indexed()
    {
        var command = connection.Command(
            "SELECT (SELECT count(*) FROM entries WHERE instance = $1), position FROM heads WHERE instance = $1",
            number
        );
        command.CommandTimeout = CountSeconds;
        return command;
    }

    protected override DbCommand SnapshotOf(CommitteeId committee) =>
        connection.Command(
            $"SELECT {SnapshotRow.LeadColumns}, s.payload FROM snapshots s LEFT JOIN entries e"
                + " ON e.instance = s.instance AND e.committee = s.committee AND e.sequence = s.sequence"
                + $" WHERE s.instance = $1 AND s.committee = {IdOf}",
            number,
            committee.ToString()
        );

    protected override DbCommand Complete(CommitteeId committee) =>
        connection.Command(
            $"SELECT {CompleteColumns}, s.payload, {HeadColumns} FROM {CompleteTables}"
                + " JOIN heads h ON h.instance = c.instance JOIN instances i ON i.id = h.instance"
                + $" WHERE c.instance = $1 AND c.name = $2 AND {IsComplete}",
            number,
            committee.ToString()
        );

    protected override DbCommand Places(long after) =>
        connection.Command(
            $"SELECT {CompleteColumns} FROM {CompleteTables}"
                + $" WHERE c.instance = $1 AND c.id > $2 AND {IsComplete} ORDER BY c.id LIMIT {PlacesMax}",
            number,
            after
        );
}
