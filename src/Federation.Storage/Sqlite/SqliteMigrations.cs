using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>
/// The numbered scripts under Migrations/, each run once, in its own transaction with the row that says so. A script
/// that has been released is never changed.
/// </summary>
internal static class SqliteMigrations
{
    private const string Folder = "Federation.Storage.Sqlite.Migrations.";

    private static readonly IReadOnlyList<(long Version, string Name)> Scripts = Find();

    /// <summary>The newest schema that this program knows.</summary>
    public static long Known => Scripts[^1].Version;

    /// <summary>The schema of a database; 0 for none.</summary>
    public static long VersionOf(SqliteConnection connection) =>
        connection.Scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'schema_versions'") is 0L
            ? 0
            : (long)connection.Scalar("SELECT coalesce(max(version), 0) FROM schema_versions")!;

    /// <summary>Brings a database to the newest schema.</summary>
    public static void Run(SqliteConnection connection, TimeProvider time)
    {
        var version = VersionOf(connection);
        foreach (var script in Scripts.Where(script => script.Version > version))
        {
            using var transaction = connection.BeginTransaction();
            connection.Run(
                "CREATE TABLE IF NOT EXISTS schema_versions"
                    + " (version INTEGER PRIMARY KEY, name TEXT NOT NULL, at_unix_ms INTEGER NOT NULL) STRICT"
            );
            connection.Run(Text(script.Name));
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

    private static List<(long Version, string Name)> Find() =>
        [
            .. Assembly
                .GetExecutingAssembly()
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Select(name => name[Folder.Length..])
                .Select(name => (long.Parse(name.Split('_')[0], CultureInfo.InvariantCulture), name))
                .Order(),
        ];

    private static string Text(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)!;
        using var text = new StreamReader(resource);
        return text.ReadToEnd();
    }
}
