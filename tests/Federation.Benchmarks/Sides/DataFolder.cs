namespace Federation.Benchmarks.Sides;

/// <summary>What is in a folder.</summary>
internal static class DataFolder
{
    public static long Bytes(string folder) => Files(folder).Sum(file => file.Length);

    /// <summary>Reads everything, as fast as it comes.</summary>
    /// <returns>How many bytes there were.</returns>
    public static long Read(string folder)
    {
        var buffer = new byte[1 << 20];
        var sum = 0L;
        foreach (var file in Files(folder))
        {
            using var stream = new FileStream(
                file.FullName,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite,
                bufferSize: 0
            );
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                sum += read;
            }
        }

        return sum;
    }

    private static IEnumerable<FileInfo> Files(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories);
}
