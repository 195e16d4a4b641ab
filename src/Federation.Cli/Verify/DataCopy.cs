using Federation.Storage.Sqlite;

namespace Federation.Cli.Verify;

/// <summary>
/// A copy of a data folder's databases that may be written to, as opening and running them does; gone when disposed.
/// </summary>
internal sealed class DataCopy : IDisposable
{
    private readonly string folder;

    private DataCopy(string folder) => this.folder = folder;

    public string Path { get; } = Directory.CreateTempSubdirectory("federation-verify-").FullName;

    /// <summary>Copies.</summary>
    /// <exception cref="Storage.StorageRefusedException">A program has a database open.</exception>
    public static DataCopy Of(string folder)
    {
        var copy = new DataCopy(folder);
        try
        {
            SqliteFolder.Copy(folder, copy.Path);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>A text that names files of the copy, with the names of those it was made from.</summary>
    public string Original(string text) => text.Replace(Path, folder, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
