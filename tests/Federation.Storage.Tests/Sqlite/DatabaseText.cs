using Microsoft.Data.Sqlite;

namespace Federation.Storage.Tests.Sqlite;

/// <summary>A whole database as SQL: everything that its file says, but not where in the file.</summary>
internal static class DatabaseText
{
    /// <summary>A closed database as lines of SQL.</summary>
    public static IReadOnlyList<string> Of(string path)
    {
        using var connection = Open(path);
        var lines = new List<string>
        {
            $"PRAGMA journal_mode = {Ask(connection, "PRAGMA journal_mode").Single()};",
            $"PRAGMA application_id = {Ask(connection, "PRAGMA application_id").Single()};",
        };
        foreach (var sql in Ask(connection, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"))
        {
            lines.AddRange($"{sql};".Split('\n'));
        }

        var tables = Ask(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid").ToList();
        lines.AddRange(tables.SelectMany(table => Rows(connection, table)));
        return lines;
    }

    /// <summary>Makes a database of lines.</summary>
    public static void Make(string path, IEnumerable<string> lines)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = string.Join('\n', lines);
        command.ExecuteNonQuery();
    }

    private static IEnumerable<string> Rows(SqliteConnection connection, string table)
    {
        var columns = Ask(connection, $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid").ToList();
        var values = string.Join(" || ', ' || ", columns.Select(column => $"quote({column})"));
        return Ask(connection, $"SELECT {values} FROM {table} ORDER BY {string.Join(", ", columns)}")
            .Select(row => $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({row});");
    }

    private static IEnumerable<string> Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return row.GetString(0);
        }
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }
}
