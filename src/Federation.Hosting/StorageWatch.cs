using System.Collections.Concurrent;
using System.Globalization;
using Federation.Api.Hosting;
using Federation.Engine.Embedded;
using Federation.Engine.Ports;
using Federation.Storage;

namespace Federation.Hosting;

/// <summary>
/// Whether the storage can be written. It is told of failures and looks by itself now and then; while an instance's is
/// away it tries until a write succeeds. What is read meanwhile comes from memory, and the interface, the pages and
/// the health of the program say so.
/// </summary>
internal sealed partial class StorageWatch(Readiness readiness, TimeProvider clock, ILogger<StorageWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly ILogger log = log;
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, StoredInstance> opened = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, DateTimeOffset> away = new(StringComparer.Ordinal);
    private volatile bool hasStarted;
    private int turn;

    /// <summary>The same instances, watched from when they are opened.</summary>
    public InstanceStore Watched(InstanceStore store) =>
        store with
        {
            OpenAsync = async (instance, cancellationToken) =>
            {
                try
                {
                    return opened[instance] = await store.OpenAsync(instance, cancellationToken);
                }
                catch (StorageRefusedException refused) when (hasStarted)
                {
                    // Who establishes a province now can try again; only a start is refused by it.
                    throw new JournalUnavailableException(refused.Message, refused);
                }
            },
        };

    /// <summary>All that there was at the start has been opened.</summary>
    public void Started() => hasStarted = true;

    /// <summary>The storage of an instance has failed somebody.</summary>
    public void Failed(string instance, JournalUnavailableException failure)
    {
        lock (gate)
        {
            if (!away.TryAdd(instance, clock.GetUtcNow()))
            {
                return;
            }

            Say();
        }

        // It says itself what is wrong with which file or server.
        LogAway(instance, failure.Message);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        List<string> missing;
        lock (gate)
        {
            missing = [.. away.Keys];
        }

        if (missing.Count == 0)
        {
            var all = opened.Keys.Order(StringComparer.Ordinal).ToList();
            if (all.Count > 0)
            {
                await ReadAsync(all[turn++ % all.Count], cancellationToken);
            }
        }

        foreach (var instance in missing)
        {
            if (!await TryWriteAsync(instance, cancellationToken))
            {
                // Most probably the others are away with it: the next turn will show.
                return;
            }
        }
    }

    private async Task ReadAsync(string instance, CancellationToken cancellationToken)
    {
        try
        {
            await opened[instance].Journal.HeadAsync(cancellationToken);
        }
        catch (JournalUnavailableException unavailable)
        {
            Failed(instance, unavailable);
        }
    }

    private async Task<bool> TryWriteAsync(string instance, CancellationToken cancellationToken)
    {
        try
        {
            // One that could not even be opened is tried again by whoever needs it.
            if (opened.TryGetValue(instance, out var stored) && stored.ProbeAsync is { } probeAsync)
            {
                await probeAsync(cancellationToken);
            }
        }
        catch (JournalUnavailableException)
        {
            return false;
        }

        DateTimeOffset since;
        lock (gate)
        {
            away.Remove(instance, out since);
            Say();
        }

        LogBack(instance, (long)(clock.GetUtcNow() - since).TotalSeconds);
        return true;
    }

    private void Say()
    {
        if (away.Count == 0)
        {
            readiness.Has(Readiness.Storage);
            return;
        }

        var since = away.Values.Min().ToString("u", CultureInfo.InvariantCulture);
        var few = Few();
        readiness.Lacks(
            Readiness.Storage,
            new(
                $"Nơi lưu trữ không ghi được từ {since} (thấy ở {few}): số liệu được đọc từ bộ nhớ, báo cáo "
                    + "mới chưa được nhận. Nguyên nhân có trong nhật ký của chương trình; hết trục trặc là ghi tiếp "
                    + "được, không cần khởi động lại.",
                $"The storage cannot be written since {since} (noticed at {few}): figures are read from memory, "
                    + "and nothing new is accepted. The program's log says why; writing goes on by itself when it can."
            )
        );
    }

    private string Few() => string.Join(", ", away.Keys.Take(3)) + (away.Count > 3 ? ", …" : "");

    [LoggerMessage(LogLevel.Error, "The storage of {Instance} is away; figures are read from memory: {Why}")]
    private partial void LogAway(string instance, string why);

    [LoggerMessage(LogLevel.Information, "The storage of {Instance} is back after {Seconds} s")]
    private partial void LogBack(string instance, long seconds);
}
