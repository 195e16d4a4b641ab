namespace Federation.Storage.Links;

/// <summary>Remembers the key of the installation above, once it has been met.</summary>
/// <param name="folder">Where it is kept.</param>
public sealed class UpperFile(string folder)
{
    private readonly string path = Path.Combine(folder, "upper.json");

    /// <summary>By what its key is known; null where it has not been met.</summary>
    /// <exception cref="StorageRefusedException">The file is damaged.</exception>
    public string? Key => LinkFile.Read(path, StoredLinks.Default.StoredUpper)?.Key;

    /// <summary>Remembers it.</summary>
    public void Remember(string key) => LinkFile.Write(path, new StoredUpper(key), StoredLinks.Default.StoredUpper);
}
