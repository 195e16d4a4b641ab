using System.Diagnostics;

namespace Federation.Linking.Tests;

/// <summary>What an operator does, with the program <c>federation</c>.</summary>
internal static class Operator
{
    /// <summary>Runs it; it has to succeed.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Settings.Cli, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("It did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"federation {string.Join(' ', arguments)}: {await output}{await error}");
        return (await output).Trim();
    }
}
