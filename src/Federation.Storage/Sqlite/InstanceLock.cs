namespace Federation.Storage.Sqlite;

/// <summary>
/// Keeps two programs from writing one instance. The operating system drops it with the process, however that ends, so
/// the file may stay; and it stays to say that there was a database, lest one that was deleted be begun anew.
/// </summary>
internal sealed class InstanceLock : IDisposable
{
    private const int LinuxWouldBlock = 11;
    private const int DarwinWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    private readonly FileStream file;

    private InstanceLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock; it is held until it is disposed.</summary>
    /// <exception cref="StorageRefusedException">Somebody else holds it, or the file cannot be written.</exception>
    public static InstanceLock Take(string path) => new(Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite));

    /// <summary>Holds a lock without changing its file, so that no program begins meanwhile.</summary>
    /// <exception cref="StorageRefusedException">Somebody else holds it, or the file cannot be read.</exception>
    public static FileStream Hold(string path) => Open(path, FileMode.Open, FileAccess.Read);

    /// <summary>Whether a lock file, held or not, says that its database was there.</summary>
    public static bool Remembers(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    /// <summary>From now on it says so.</summary>
    public void Remember()
    {
        if (file.Length == 0)
        {
            file.WriteByte((byte)'1');
            file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => file.Dispose();

    private static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        try
        {
            return new(path, mode, access, FileShare.None, bufferSize: 0);
        }
        catch (IOException held) when (held.HResult is LinuxWouldBlock or DarwinWouldBlock or WindowsSharingViolation)
        {
            throw Refusals.InUse(path, held);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            throw Refusals.CannotOpen(path, denied);
        }
    }
}
