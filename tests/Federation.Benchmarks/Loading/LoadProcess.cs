using System.Diagnostics;
using System.Text.Json;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Loading;

/// <summary>The other process, in which load comes from. It ends with this one, however that ends.</summary>
internal sealed class LoadProcess : IDisposable
{
    private readonly Process process =
        Process.Start(
            new ProcessStartInfo("dotnet", [typeof(LoadProcess).Assembly.Location, Worker.Word])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                Environment = { ["DOTNET_gcServer"] = "0", ["DOTNET_TieredPGO"] = "0" },
            }
        ) ?? throw new InvalidOperationException("The process that loads did not start");

    /// <summary>Has a job done.</summary>
    /// <exception cref="InvalidOperationException">It could not be done, and why.</exception>
    public async Task<Timing> DoAsync(Nation nation, Job job, CancellationToken cancellationToken)
    {
        var line = JsonSerializer.Serialize(job with { Seed = nation.Seed, Scale = nation.Scale }, JobJson.Default.Job);
        await process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await process.StandardInput.FlushAsync(cancellationToken);
        var said = await process.StandardOutput.ReadLineAsync(cancellationToken);
        var outcome = said is null ? null : JsonSerializer.Deserialize(said, JobJson.Default.Outcome);
        return outcome?.Timing
            ?? throw new InvalidOperationException(outcome?.Failure ?? "The process that loads has ended");
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
