namespace Federation.Breaking.Tests;

/// <summary>A folder that is gone when the test is over.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("federation-breaking-").FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The databases of a data folder with their logs and locks, as they lie there.</summary>
    public static DataFolder CopyOf(string data)
    {
        var copy = new DataFolder();
        foreach (var file in Directory.EnumerateFiles(data))
        {
            if (System.IO.Path.GetExtension(file) is ".db" or ".db-wal" or ".lock")
            {
                File.Copy(file, copy.In(System.IO.Path.GetFileName(file)));
            }
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
