using Federation.Storage.Moving;

namespace Federation.Storage.Sqlite;

/// <summary>
/// Whether a folder serves an instance: it does unless a file beside the database says otherwise. A file that was not
/// written to its end says so, too.
/// </summary>
internal static class SqliteHosting
{
    /// <summary>The ending of those files.</summary>
    public const string Ending = ".hosting";

    public static Hosting Read(string database)
    {
        var file = FileOf(database);
        try
        {
            if (!File.Exists(file))
            {
                return Hosting.Here;
            }

            var lines = File.ReadAllLines(file);
            return Hosting.Parse(lines.ElementAtOrDefault(0) ?? "", lines.ElementAtOrDefault(1) ?? "?");
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw Refusals.CannotOpen(file, denied);
        }
    }

    public static void Write(string database, Hosting hosting)
    {
        var path = FileOf(database);
        try
        {
            if (hosting.State == HostingState.Here)
            {
                // Where that is lost with the power, the copy is not whole: the move is finished by running it again.
                File.Delete(path);
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
            using var text = new StreamWriter(file);
            text.Write($"{hosting.State}\n{hosting.Place}\n");
            text.Flush();
            file.Flush(flushToDisk: true);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw Refusals.CannotOpen(path, denied);
        }
    }

    private static string FileOf(string database) => Path.ChangeExtension(database, Ending);
}
