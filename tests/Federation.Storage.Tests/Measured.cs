using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Federation.Storage.Tests;

/// <summary>What the storage told about one instance. Others tell of theirs meanwhile, on threads of their own.</summary>
internal sealed class Measured : IDisposable
{
    private readonly string instance;
    private readonly MeterListener meters = new();
    private readonly ActivityListener activities = new();
    private int queueLength;
    private int commits;
    private int activitiesStopped;

    public Measured(string instance)
    {
        this.instance = instance;
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == StorageTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<int>(Take);
        meters.SetMeasurementEventCallback<double>(
            (_, _, tags, _) => Interlocked.Add(ref commits, Concerns(tags, instance) ? 1 : 0)
        );
        meters.Start();
        activities.ShouldListenTo = source => source.Name == StorageTelemetry.Name;
        activities.Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData;
        activities.ActivityStopped = activity =>
            Interlocked.Add(
                ref activitiesStopped,
                Equals(activity.GetTagItem("federation.instance"), instance) ? 1 : 0
            );
        ActivitySource.AddActivityListener(activities);
    }

    /// <summary>Written by the instance's one writer alone.</summary>
    public List<int> GroupMembers { get; } = [];

    public int Commits => Volatile.Read(ref commits);

    public int Activities => Volatile.Read(ref activitiesStopped);

    public int QueueLength => Volatile.Read(ref queueLength);

    public static bool Concerns(ReadOnlySpan<KeyValuePair<string, object?>> tags, string instance) =>
        tags.Length > 0 && Equals(tags[0].Value, instance);

    public void Dispose()
    {
        meters.Dispose();
        activities.Dispose();
    }

    private void Take(Instrument instrument, int value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (!Concerns(tags, instance))
        {
            return;
        }

        if (instrument.Name == "federation.storage.queue.length")
        {
            Interlocked.Add(ref queueLength, value);
        }
        else if (instrument.Name == "federation.storage.group.members")
        {
            GroupMembers.Add(value);
        }
    }
}
