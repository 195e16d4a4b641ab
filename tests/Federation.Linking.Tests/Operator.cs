namespace Federation.Linking.Tests;

/// <summary>What an operator does, with the program <c>federation</c>.</summary>
internal static class Operator
{
    private static readonly Processes.Operator Own = new(Settings.Cli);

    /// <summary>Runs it; it has to succeed.</summary>
    /// <returns>What it printed.</returns>
    public static Task<string> RunAsync(params IReadOnlyList<string> arguments) => Own.RunAsync(arguments);
}
