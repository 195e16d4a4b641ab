using System.Diagnostics;

namespace Federation.Processes;

/// <summary>Waits for what has to come, without saying when.</summary>
public static class Waiting
{
    /// <summary>Longer than anything takes on a busy machine: only a fault waits for so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until nothing is lacking.</summary>
    /// <param name="what">What is waited for, for whoever reads that it did not come.</param>
    /// <param name="lacking">What is lacking still; null where it has come.</param>
    /// <param name="between">How long to wait before looking again; a tenth of a second where nothing is said.</param>
    public static async Task UntilAsync(string what, Func<Task<string?>> lacking, TimeSpan? between = null)
    {
        var began = Stopwatch.GetTimestamp();
        while (await lacking() is { } still)
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"Waited in vain until {what}:\n{still}");
            await Task.Delay(between ?? Between);
        }
    }
}
