namespace Federation.Breaking.Tests;

/// <summary>How much is broken, and how a run is repeated: from the environment.</summary>
internal static class Settings
{
    /// <summary>What all chance here comes from. Where the program stands when it dies is chance of its own.</summary>
    public static readonly int Seed = Number("FEDERATION_SEED", Environment.ProcessId);

    public static readonly int KillRounds = Number("FEDERATION_KILL_ROUNDS", 15);

    public static readonly int DiskRounds = Number("FEDERATION_DISK_ROUNDS", 2);

    public static readonly int DamageCases = Number("FEDERATION_DAMAGE_CASES", 16);

    public static readonly int LogPauses = Number("FEDERATION_LOG_PAUSES", 1);

    /// <summary>The file that the rows of the table are added to; null for none.</summary>
    public static readonly string? Table = Environment.GetEnvironmentVariable("FEDERATION_BREAK_TABLE");

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text) : otherwise;
}
