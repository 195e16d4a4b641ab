using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>
/// The numbered scripts under Migrations/, each run once, in its own transaction with the row that says so.
/// </summary>
internal static class SqliteMigrations
{
    private static readonly MigrationScripts Scripts = new("Federation.Storage.Sqlite.Migrations.");

    /// <summary>The newest schema that this program knows.</summary>
    public static long Known => Scripts.Known;

    /// <summary>The schema of a database; 0 for none.</summary>
    public static long VersionOf(SqliteConnection connection) =>
        connection.Scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'schema_versions'") is 0L
            ? 0
            : (long)connection.Scalar("SELECT coalesce(max(version), 0) FROM schema_versions")!;

    /// <summary>Brings a database to the newest schema.</summary>
    public static void Run(SqliteConnection connection, TimeProvider time)
    {
        foreach (var script in Scripts.After(VersionOf(connection)))
        {
            using var transaction = connection.BeginTransaction();
            connection.Run(
                "CREATE TABLE IF NOT EXISTS schema_versions"
                    + " (version INTEGER PRIMARY KEY, name TEXT NOT NULL, at_unix_ms INTEGER NOT NULL) STRICT"
            );
            connection.Run(Scripts.Text(script.Name));
            using var insert = connection.Command(
                "INSERT INTO schema_versions VALUES ($version, $name, $at)",
                "$version",
                "$name",
                "$at"
            );
            insert.Parameters[0].Value = script.Version;
            insert.Parameters[1].Value = script.Name;
            insert.Parameters[2].Value = time.GetUtcNow().ToUnixTimeMilliseconds();
            insert.ExecuteNonQuery();
            transaction.Commit();
        }
    }
}
