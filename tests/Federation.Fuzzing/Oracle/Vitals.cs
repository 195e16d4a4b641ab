using System.Globalization;

namespace Federation.Fuzzing.Oracle;

/// <summary>What a process needs of the machine, by <c>/proc</c>.</summary>
/// <param name="ResidentBytes">Its resident memory.</param>
/// <param name="Descriptors">Its open files and sockets.</param>
/// <param name="Threads">Its threads.</param>
internal readonly record struct Vitals(long ResidentBytes, int Descriptors, int Threads)
{
    public const double Mebi = 1024 * 1024;

    public static Vitals Of(int process)
    {
        var status = File.ReadAllLines($"/proc/{process}/status");
        return new(
            Number(status, "VmRSS:") * 1024,
            Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Count(),
            (int)Number(status, "Threads:")
        );
    }

    public override string ToString() => $"{ResidentBytes / Mebi:0} MiB, {Descriptors} descriptors, {Threads} threads";

    private static long Number(string[] status, string name)
    {
        var line = status.First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "").Trim(), CultureInfo.InvariantCulture);
    }
}
