using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Federation.Benchmarks.Parts;
using Federation.Benchmarks.Reporting;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks;

/// <summary>A run over all scales that were asked for, and what is written about it.</summary>
/// <param name="options">What to do.</param>
/// <param name="say">Says what goes on.</param>
internal sealed class BenchRun(BenchOptions options, Action<string> say)
{
    /// <summary>Measures, prints the table and writes both files.</summary>
    /// <returns>Whether anything was measured.</returns>
    public async Task<bool> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var machine = Machine.Here();
        var rows = new List<Row>();
        var facts = new List<Fact>();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var scale in options.Scales)
        {
            await using var bench = await Bench.StartAsync(
                options,
                new Nation(options.Seed, scale),
                say,
                cancellationToken
            );
            foreach (var (name, part) in PartList.All.Where(part => options.Wants(part.Name)))
            {
                say(name);
                await part(bench, cancellationToken);
            }

            rows.AddRange(bench.Rows);
            facts.AddRange(bench.Facts);
            foreach (var (side, setting) in bench.Settings)
            {
                settings[side] = setting;
            }
        }

        var findings = new Findings
        {
            At = DateTimeOffset.UtcNow,
            Commit = await CommitAsync(),
            Machine = machine,
            Seed = options.Seed,
            Storage = options.IsPostgres ? "PostgreSQL" : "SQLite",
            Settings = settings.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Rows = [.. rows],
            Facts = [.. facts],
        };
        var table = MarkdownTable.Write(findings);
        Directory.CreateDirectory(options.Into);
        await File.WriteAllTextAsync(Path.Combine(options.Into, "benchmarks.md"), table, cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(options.Into, "benchmarks.json"),
            JsonSerializer.Serialize(findings, FindingsJson.Default.Findings),
            cancellationToken
        );
        await output.WriteLineAsync(table);
        return rows.Count > 0;
    }

    private static async Task<string> CommitAsync()
    {
        var start = new ProcessStartInfo("git", ["describe", "--always", "--dirty"])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var git = Process.Start(start)!;
        var said = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return git.ExitCode == 0 ? said.Trim() : "unknown";
    }
}
