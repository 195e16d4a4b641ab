using Federation.Core.Identity;
using Federation.Engine.Embedded;

namespace Federation.Storage.Sqlite;

/// <summary>A data folder: one database for each instance.</summary>
public static class SqliteFolder
{
    /// <summary>The instances of a folder, which need not exist yet. Each is opened when it is asked for.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="options">The limits of each instance; null for the usual ones.</param>
    public static InstanceStore Store(string folder, TimeProvider time, SqliteOptions? options = null) =>
        new(
            Existing(folder),
            async (instance, cancellationToken) =>
            {
                var opened = await SqliteInstance
                    .OpenAsync(folder, instance, time, options, cancellationToken)
                    .ConfigureAwait(false);
                return new(opened.Journal, opened.Snapshots, opened.Holdings);
            }
        );

    // A log or a lock whose database is gone counts as an instance too: opening it says what is wrong.
    private static List<string> Existing(string folder) =>
        !Directory.Exists(folder)
            ? []
            :
            [
                .. ((string[])["*.db", "*.db-wal", "*.lock"])
                    .SelectMany(pattern => Directory.EnumerateFiles(folder, pattern))
                    .Where(path => Path.GetExtension(path) != ".lock" || InstanceLock.Remembers(path))
                    .Select(path => Path.GetFileNameWithoutExtension(path))
                    .Where(name => Slug.IsValid(name))
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ];
}
