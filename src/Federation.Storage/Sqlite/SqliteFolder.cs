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
                return new(opened.Journal, opened.Snapshots, opened.Holdings)
                {
                    ProbeAsync = opened.Journal.ProbeAsync,
                };
            }
        );

    /// <summary>
    /// Copies the databases of a folder, with their logs and lock files, at one moment and without changing anything
    /// there.
    /// </summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="target">A folder that is there, empty.</param>
    /// <exception cref="StorageRefusedException">A program has one of them open.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static void Copy(string folder, string target)
    {
        var held = new List<FileStream>();
        try
        {
            var instances = Existing(folder).Select(instance => Path.Combine(folder, instance + ".db")).ToList();
            foreach (var file in instances.Select(SqliteInstance.LockOf).Where(File.Exists))
            {
                held.Add(InstanceLock.Hold(file));
            }

            foreach (var file in held)
            {
                using var copy = File.Create(Path.Combine(target, Path.GetFileName(file.Name)));
                file.CopyTo(copy);
            }

            foreach (var file in instances.SelectMany(file => (string[])[file, file + "-wal"]).Where(File.Exists))
            {
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
            }
        }
        finally
        {
            held.ForEach(file => file.Dispose());
        }
    }

    // A log or a lock whose database is gone counts as an instance too: opening it says what is wrong.
    private static List<string> Existing(string folder) =>
        !Directory.Exists(folder)
            ? []
            :
            [
                .. ((string[])["*.db", "*.db-wal", "*.lock", "*" + SqliteHosting.Ending])
                    .SelectMany(pattern => Directory.EnumerateFiles(folder, pattern))
                    .Where(path => Path.GetExtension(path) != ".lock" || InstanceLock.Remembers(path))
                    .Select(path => Path.GetFileNameWithoutExtension(path))
                    .Where(name => Slug.IsValid(name))
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ];
}
