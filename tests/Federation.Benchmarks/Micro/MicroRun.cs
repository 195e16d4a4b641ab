using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Federation.Benchmarks.Micro;

/// <summary>Runs the micro-benchmarks in this process: nothing is restored or built for them.</summary>
internal static class MicroRun
{
    /// <summary>The word that starts it.</summary>
    public const string Word = "--micro";

    /// <param name="filter">Which of them, as a pattern; null for all.</param>
    /// <returns>Whether all ran.</returns>
    public static bool Run(string? filter)
    {
        var folder = Directory.CreateTempSubdirectory("federation-micro-").FullName;
        try
        {
            var config = ManualConfig
                .Create(DefaultConfig.Instance)
                .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
                .WithArtifactsPath(folder);
            var summaries = BenchmarkSwitcher
                .FromTypes([typeof(HotPaths)])
                .Run(["--filter", filter ?? "*"], config)
                .ToList();
            return summaries.Count > 0 && summaries.All(summary => summary.Reports.All(report => report.Success));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
