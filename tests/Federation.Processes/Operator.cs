using System.Diagnostics;

namespace Federation.Processes;

/// <summary>What an operator does, with the program <c>federation</c>.</summary>
/// <param name="program">Where the program is.</param>
public sealed class Operator(string program)
{
    /// <summary>Runs it; it has to succeed.</summary>
    /// <param name="arguments">The verb, and what it is told.</param>
    /// <param name="environment">What it finds in its environment besides.</param>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("It did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"federation {string.Join(' ', arguments)}: {await output}{await error}");
        return (await output).Trim();
    }
}
