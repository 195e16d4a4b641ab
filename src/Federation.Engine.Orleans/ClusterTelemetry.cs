using System.Diagnostics.Metrics;

namespace Federation.Engine.Clustered;

/// <summary>What a node tells about itself. Programs listen to the meter of this name.</summary>
public static class ClusterTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Federation.Cluster";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<int> Calls = Meter.CreateCounter<int>(
        "federation.cluster.calls",
        "{call}",
        "What is said to committees and journals on other nodes"
    );

    /// <summary>Something is said to another node.</summary>
    /// <param name="what">A message's type, what is asked or written, or what is done with a journal.</param>
    internal static void Said(string what) => Calls.Add(1, new KeyValuePair<string, object?>("federation.call", what));
}
