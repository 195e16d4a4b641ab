using System.Globalization;

namespace Federation.Fuzzing.Oracle;

/// <summary>What a process needs of the machine, by <c>/proc</c>.</summary>
/// <param name="ResidentBytes">Its resident memory.</param>
/// <param name="Descriptors">Its open files and sockets.</param>
/// <param name="Threads">Its threads.</param>
/// <param name="Databases">The instances that it keeps: each has files and a writer of its own.</param>
internal readonly record struct Vitals(long ResidentBytes, int Descriptors, int Threads, int Databases)
{
    public const double Mebi = 1024 * 1024;

    public static Vitals Of(int process, string data)
    {
        var status = File.ReadAllLines($"/proc/{process}/status");
        return new(
            Number(status, "VmRSS:") * 1024,
            Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Count(),
            (int)Number(status, "Threads:"),
            Directory.EnumerateFiles(data, "*.db").Count()
        );
    }

    public override string ToString() =>
        $"{ResidentBytes / Mebi:0} MiB, {Descriptors} descriptors, {Threads} threads, {Databases} databases";

    private static long Number(string[] status, string name)
    {
        var line = status.First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "").Trim(), CultureInfo.InvariantCulture);
    }
}
