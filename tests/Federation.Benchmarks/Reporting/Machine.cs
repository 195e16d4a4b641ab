using System.Runtime.InteropServices;

namespace Federation.Benchmarks.Reporting;

/// <summary>Where it was measured.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="Cores">How many of them.</param>
/// <param name="MemoryBytes">How much memory.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The runtime.</param>
/// <param name="LoadBefore">How many wanted a core in the minute before: others work here too.</param>
internal sealed record Machine(
    string Processor,
    int Cores,
    long MemoryBytes,
    string System,
    string Runtime,
    double LoadBefore
)
{
    public static Machine Here() =>
        new(
            FirstOf("/proc/cpuinfo", "model name"),
            Environment.ProcessorCount,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            double.Parse(
                File.ReadAllText("/proc/loadavg").Split(' ')[0],
                global::System.Globalization.CultureInfo.InvariantCulture
            )
        );

    private static string FirstOf(string file, string name) =>
        File.ReadLines(file)
            .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))
            ?.Split(':', 2)[1]
            .Trim()
        ?? "unknown";
}
