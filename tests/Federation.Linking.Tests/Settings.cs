using System.Diagnostics;
using System.Reflection;

namespace Federation.Linking.Tests;

/// <summary>How much is tried, how a run is repeated, and where the programs are.</summary>
internal static class Settings
{
    /// <summary>What all chance here comes from. Where a program stands when it dies is chance of its own.</summary>
    public static readonly int Seed = Number("FEDERATION_SEED", Environment.ProcessId);

    public static readonly int KillRounds = Number("FEDERATION_LINK_KILL_ROUNDS", 4);

    public static readonly int CutRounds = Number("FEDERATION_LINK_CUT_ROUNDS", 4);

    public static readonly int PostgresKills = Number("FEDERATION_LINK_POSTGRES_KILLS", 2);

    /// <summary>A long run ends after so many minutes, with as many rounds as there were.</summary>
    private static readonly int MinutesMax = Number("FEDERATION_LINK_MINUTES", int.MaxValue);

    private static readonly long Began = Stopwatch.GetTimestamp();

    /// <summary>Whether there is time for another round.</summary>
    public static bool HasTime => Stopwatch.GetElapsedTime(Began).TotalMinutes < MinutesMax;

    public static string Standalone => Metadata("Standalone");

    public static string Cli => Metadata("Cli");

    public static string Seeds => Metadata("Seeds");

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text) : otherwise;

    private static string Metadata(string key) =>
        typeof(Settings).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == key).Value!;
}
