namespace Federation.Storage.Sqlite;

/// <summary>
/// Keeps two programs from writing one instance. The operating system drops it with the process, however that ends, so
/// the file may stay.
/// </summary>
internal static class InstanceLock
{
    private const int LinuxWouldBlock = 11;
    private const int DarwinWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    /// <summary>Takes the lock; it is held until the stream is closed.</summary>
    /// <exception cref="StorageRefusedException">Somebody else holds it, or the file cannot be written.</exception>
    public static FileStream Take(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
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
