using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Federation.Storage.Sqlite;

/// <summary>Connections to an instance's database, each for its use.</summary>
internal static class SqliteConnections
{
    private const int NoCheckpointOnClose = 1006;
    private const int BusySeconds = 5;

    /// <summary>To make a new database.</summary>
    public static SqliteConnection Create(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        return Configured(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    }

    /// <summary>
    /// To check a database: closing it leaves database and log as they were, so that a refused one can be examined.
    /// </summary>
    public static SqliteConnection Check(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite);
        _ = raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, 1, out _);
        return Configured(connection, "PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL;");
    }

    /// <summary>The names of so many parameters: $1, $2 …</summary>
    public static string[] Numbered(int count) => [.. Enumerable.Range(1, count).Select(number => $"${number}")];

    /// <summary>
    /// To write. In WAL mode FULL means that a commit returns after the log has been fsynced; the log is cut back after
    /// a burst has made it long.
    /// </summary>
    public static SqliteConnection Write(string path, int? pagesMax) =>
        Configured(
            Open(path, SqliteOpenMode.ReadWrite),
            "PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 2000;"
                + " PRAGMA journal_size_limit = 67108864;"
                + (pagesMax is { } pages ? $" PRAGMA max_page_count = {pages};" : "")
        );

    /// <summary>To read, beside the writer.</summary>
    public static SqliteConnection Read(string path) =>
        Configured(Open(path, SqliteOpenMode.ReadWrite), "PRAGMA cell_size_check = ON; PRAGMA query_only = ON;");

    /// <summary>A command on its connection. It is prepared when first run and stays so.</summary>
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this assembly or one of its migrations.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        return command;
    }

    /// <summary>Runs a command without an answer.</summary>
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row; null where there is no row.</summary>
    public static object? Scalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        return command.ExecuteScalar();
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Cache = SqliteCacheMode.Private,
            // The instance closes what it opened, at a moment that it chooses.
            Pooling = false,
            DefaultTimeout = BusySeconds,
        };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Configured(SqliteConnection connection, string pragmas)
    {
        try
        {
            connection.Run(pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
