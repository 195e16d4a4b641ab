namespace Federation.Breaking.Tests;

/// <summary>A folder that is gone when the test is over.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("federation-breaking-").FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The databases of a data folder with their logs, as they lie there.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="withLocks">The lock files too, which no program may hold then.</param>
    public static DataFolder CopyOf(string data, bool withLocks = false)
    {
        var copy = new DataFolder();
        foreach (var file in Directory.EnumerateFiles(data))
        {
            var ending = System.IO.Path.GetExtension(file);
            if (ending is ".db" or ".db-wal" || (withLocks && ending == ".lock"))
            {
                File.Copy(file, copy.In(System.IO.Path.GetFileName(file)));
            }
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
