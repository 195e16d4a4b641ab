using System.Diagnostics;

namespace Federation.PostgresServer;

/// <summary>Where PostgreSQL's programs are, and who may run them: its server runs for nobody who is root.</summary>
public static class PostgresProgram
{
    private const string Installed = "/usr/lib/postgresql";
    private const int VersionMin = 15;

    private static readonly string Folder = Find();
    private static readonly string User = File.ReadLines("/etc/passwd")
        .Any(line => line.StartsWith("postgres:", StringComparison.Ordinal))
        ? "postgres"
        : "nobody";

    /// <summary>The words that run one of the programs as a user who may.</summary>
    public static IReadOnlyList<string> Words(string program, params string[] arguments) =>
        [
            .. Environment.IsPrivilegedProcess
                ? ["setpriv", $"--reuid={User}", $"--regid={GroupOf(User)}", "--clear-groups"]
                : Array.Empty<string>(),
            Path.Combine(Folder, program),
            .. arguments,
        ];

    /// <summary>Gives a folder to that user.</summary>
    public static Task GiveAsync(string folder) =>
        Environment.IsPrivilegedProcess ? RunAsync(["chown", User, folder]) : Task.CompletedTask;

    /// <summary>Runs to the end. What it says otherwise is the failure.</summary>
    public static async Task RunAsync(
        IReadOnlyList<string> words,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{words[0]} ended with {process.ExitCode}: {await output}{await error}"
            );
        }
    }

    private static string GroupOf(string user) =>
        File.ReadLines("/etc/passwd").Select(line => line.Split(':')).First(fields => fields[0] == user)[3];

    private static string Find()
    {
        var found = Directory.Exists(Installed)
            ? Directory
                .EnumerateDirectories(Installed)
                .Where(folder => int.TryParse(Path.GetFileName(folder), out var version) && version >= VersionMin)
                .Select(folder => Path.Combine(folder, "bin"))
                .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
                .Order(StringComparer.Ordinal)
                .FirstOrDefault()
            : null;
        return found
            ?? throw new InvalidOperationException(
                $"These tests start a PostgreSQL server of their own, and there is none of version {VersionMin} or later "
                    + $"under {Installed}. On Debian, as root: apt-get install postgresql-15 (or postgresql). It need not "
                    + "be running."
            );
    }
}
