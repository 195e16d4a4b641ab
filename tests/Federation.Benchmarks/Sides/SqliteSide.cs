using Federation.Benchmarks.Workload;
using Microsoft.Data.Sqlite;

namespace Federation.Benchmarks.Sides;

/// <summary>SQLite in the asking process, with every committee's sums ready under the primary key.</summary>
internal sealed class SqliteSide : ISide, IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand stock;
    private readonly SqliteCommand flow;

    public SqliteSide(string file)
    {
        connection = Open(file);
        stock = Command(
            "SELECT value FROM rollup_stock WHERE committee = $0 AND key = $1 AND day <= $2 ORDER BY day DESC LIMIT 1",
            3
        );
        flow = Command(
            "SELECT value FROM rollup_flow WHERE committee = $0 AND key = $1 AND period_from = $2 AND period_to = $3",
            4
        );
    }

    public string Name => "SQLite, roll-up";

    /// <summary>Makes the file.</summary>
    public static void Fill(string file, Nation nation)
    {
        using var connection = Open(file);
        Run(
            connection,
            """
            CREATE TABLE rollup_stock (
                committee INTEGER NOT NULL, key INTEGER NOT NULL, day INTEGER NOT NULL, value INTEGER NOT NULL,
                PRIMARY KEY (committee, key, day)) WITHOUT ROWID;
            CREATE TABLE rollup_flow (
                committee INTEGER NOT NULL, key INTEGER NOT NULL, period_to INTEGER NOT NULL,
                period_from INTEGER NOT NULL, value INTEGER NOT NULL,
                PRIMARY KEY (committee, key, period_to, period_from)) WITHOUT ROWID;
            """
        );
        var sums = Sums.Of(nation);
        using var transaction = connection.BeginTransaction();
        Insert(
            connection,
            "INSERT INTO rollup_stock (committee, key, day, value) VALUES ($0, $1, $2, $3)",
            sums.Stocks.Select(row => (long[])[row.Committee, row.Key, row.Day.DayNumber, row.Value])
        );
        Insert(
            connection,
            "INSERT INTO rollup_flow (committee, key, period_from, period_to, value) VALUES ($0, $1, $2, $3, $4)",
            sums.Flows.Select(row => (long[])[row.Committee, row.Key, row.From.DayNumber, row.To.DayNumber, row.Value])
        );
        transaction.Commit();
        Run(connection, "ANALYZE");
    }

    public long? Ask(Question question)
    {
        var command = question.Key.IsStock ? stock : flow;
        command.Parameters[0].Value = question.Committee;
        command.Parameters[1].Value = question.Key.Index;
        command.Parameters[2].Value = question.From.DayNumber;
        if (!question.Key.IsStock)
        {
            command.Parameters[3].Value = question.To.DayNumber;
        }

        return command.ExecuteScalar() as long?;
    }

    public Task<long?> AnswerAsync(Question question, CancellationToken cancellationToken) =>
        Task.FromResult(Ask(question));

    public void Dispose()
    {
        stock.Dispose();
        flow.Dispose();
        connection.Dispose();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA cache_size = -262144; PRAGMA mmap_size = 4294967296");
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Insert(SqliteConnection connection, string sql, IEnumerable<long[]> rows)
    {
        SqliteCommand? command = null;
        foreach (var row in rows)
        {
            command ??= Prepared(connection, sql, row.Length);
            for (var place = 0; place < row.Length; place++)
            {
                command.Parameters[place].Value = row[place];
            }

            command.ExecuteNonQuery();
        }

        command?.Dispose();
    }

    private SqliteCommand Command(string sql, int parameters) => Prepared(connection, sql, parameters);

    private static SqliteCommand Prepared(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var place = 0; place < parameters; place++)
        {
            command.Parameters.Add(new($"${place}", SqliteType.Integer));
        }

        command.Prepare();
        return command;
    }
}
