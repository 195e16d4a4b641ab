using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;

namespace Federation.Benchmarks.Sides;

/// <summary>How much memory another .NET process has.</summary>
internal static class ProcessMemory
{
    /// <summary>Whoever listens for this makes the runtime collect everything once: GCHeapCollect.</summary>
    private const long Collect = 0x800000;

    private static readonly TimeSpan Within = TimeSpan.FromSeconds(3);

    /// <summary>Bytes of it that are in memory.</summary>
    public static long Of(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
            << 10;
    }

    /// <summary>
    /// Has it collect what it no longer needs, as it would sooner or later where nobody wants anything.
    /// </summary>
    public static async Task CollectAsync(int process, CancellationToken cancellationToken)
    {
        var client = new DiagnosticsClient(process);
        using var session = await client.StartEventPipeSessionAsync(
            [new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, Collect)],
            requestRundown: false,
            token: cancellationToken
        );
        var read = session.EventStream.CopyToAsync(Stream.Null, cancellationToken);
        await Task.Delay(Within, cancellationToken);
        await session.StopAsync(cancellationToken);
        await read;
    }
}
