using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Federation.Storage;

/// <summary>What the storage tells about itself. Programs listen to the source and the meter of this name.</summary>
public static class StorageTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Federation.Storage";

    private static readonly Meter Meter = new(Name);

    internal static ActivitySource Source { get; } = new(Name);

    internal static Histogram<int> GroupMembers { get; } =
        Meter.CreateHistogram<int>("federation.storage.group.members", "{write}", "Writes in one group commit");

    internal static Histogram<double> CommitSeconds { get; } =
        Meter.CreateHistogram<double>(
            "federation.storage.commit.duration",
            "s",
            "From a group's first write to its end"
        );

    internal static UpDownCounter<int> QueueLength { get; } =
        Meter.CreateUpDownCounter<int>("federation.storage.queue.length", "{write}", "Writes waiting for a group");

    internal static Counter<int> CommitFailures { get; } =
        Meter.CreateCounter<int>("federation.storage.commit.failures", "{group}", "Groups that could not be committed");

    internal static KeyValuePair<string, object?> Tag(string instance) => new("federation.instance", instance);
}
