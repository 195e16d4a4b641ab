using System.Reflection;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>How much is tried, how a run is repeated, and where the program is.</summary>
internal static class Settings
{
    /// <summary>What all chance here comes from. Where a program stands when it dies is chance of its own.</summary>
    public static readonly int Seed = Number("FEDERATION_SEED", Environment.ProcessId);

    public static readonly int KillRounds = Number("FEDERATION_CLUSTER_KILL_ROUNDS", 3);

    /// <summary>For so long the database of the members is away.</summary>
    public static readonly TimeSpan MembersAway = TimeSpan.FromSeconds(Number("FEDERATION_CLUSTER_AWAY_SECONDS", 10));

    /// <summary>How long a soak takes; without one there is none.</summary>
    public static readonly int SoakMinutes = Number("FEDERATION_CLUSTER_SOAK_MINUTES", 0);

    public static string Node => Metadata("Node");

    /// <summary>A node of an earlier build, with another format between nodes; null where none was built.</summary>
    public static readonly string? OldNode = Environment.GetEnvironmentVariable("FEDERATION_CLUSTER_OLD_NODE");

    /// <summary>The program of one machine, which links to a cluster.</summary>
    public static string Standalone => Metadata("Standalone");

    public static string Cli => Metadata("Cli");

    public static string Seeds => Metadata("Seeds");

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text) : otherwise;

    private static string Metadata(string key) =>
        typeof(Settings).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == key).Value!;
}
