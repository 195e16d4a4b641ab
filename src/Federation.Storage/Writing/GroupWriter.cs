using System.Diagnostics;
using System.Threading.Channels;
using Federation.Engine.Ports;
using Federation.Storage.Writing.Writes;

namespace Federation.Storage.Writing;

/// <summary>
/// The one thread that writes an instance. It takes all that waits, up to a limit, into one transaction, so that many
/// committees share one fsync; while that lasts, the next group gathers.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    private readonly string place;
    private readonly string instance;
    private readonly TimeProvider time;
    private readonly StorageLimits limits;
    private readonly Func<WriteSession> connect;
    private readonly Channel<Write> queue;
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly KeyValuePair<string, object?> tag;
    private WriteSession? session;

    /// <summary>Starts the thread.</summary>
    /// <param name="place">Where the instance is kept, for messages.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="time">The clock, for durations.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="first">A session that knows where everything stands; null for none yet. It is closed here.</param>
    /// <param name="connect">Another one, after a failure.</param>
    public GroupWriter(
        string place,
        string instance,
        TimeProvider time,
        StorageLimits limits,
        WriteSession? first,
        Func<WriteSession> connect
    )
    {
        this.place = place;
        this.instance = instance;
        this.time = time;
        this.limits = limits;
        this.connect = connect;
        session = first;
        tag = StorageTelemetry.Tag(instance);
        queue = Channel.CreateBounded<Write>(
            new BoundedChannelOptions(limits.QueueLengthMax)
            {
                FullMode = BoundedChannelFullMode.Wait,
                SingleReader = true,
            }
        );
        // A thread of its own: an fsync must not hold one of the pool.
        new Thread(Work) { IsBackground = true, Name = $"journal of {instance}" }.Start();
    }

    /// <summary>
    /// Waits for room in the queue and for the group's commit. Cancelling works until the writer takes the write; an
    /// <see cref="OperationCanceledException"/> means that nothing of it was written.
    /// </summary>
    public async ValueTask<T> WriteAsync<T>(WriteOf<T> write, CancellationToken cancellationToken)
    {
        try
        {
            await queue.Writer.WriteAsync(write, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException closed)
        {
            throw new JournalUnavailableException($"The journal of {instance} is closed.", closed);
        }

        StorageTelemetry.QueueLength.Add(1, tag);
        await using var registration = cancellationToken.UnsafeRegister(_ => write.Cancel(cancellationToken), null);
        return await write.Answer.ConfigureAwait(false);
    }

    /// <summary>Finishes what waits, then stops the thread and closes the session.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await stopped.Task.ConfigureAwait(false);
    }

    private void Work()
    {
        var group = new List<Write>();
        try
        {
            while (WaitForWork())
            {
                limits.BeforeGroup?.Invoke();
                Gather(group);
                Commit(group);
                group.Clear();
            }
        }
        catch (Exception crash)
        {
            // Nobody may be left waiting for a thread that is gone, whatever took it (a telemetry listener, say).
            queue.Writer.TryComplete(crash);
            FailAll(group, crash);
            for (group.Clear(); queue.Reader.TryRead(out var write); )
            {
                group.Add(write);
            }

            FailAll(group, crash);
        }
        finally
        {
            session?.Dispose();
            stopped.SetResult();
        }
    }

    private bool WaitForWork()
    {
        var wait = queue.Reader.WaitToReadAsync();
        return wait.IsCompletedSuccessfully ? wait.Result : wait.AsTask().GetAwaiter().GetResult();
    }

    private void Gather(List<Write> group)
    {
        var bytes = 0L;
        while (
            group.Count < limits.GroupMembersMax && bytes < limits.GroupBytesMax && queue.Reader.TryRead(out var write)
        )
        {
            StorageTelemetry.QueueLength.Add(-1, tag);
            if (write.TryTake())
            {
                group.Add(write);
                bytes += write.Bytes;
            }
        }
    }

    private void Commit(List<Write> group)
    {
        using var activity = StorageTelemetry.Source.StartActivity("journal.commit");
        activity?.SetTag(tag.Key, tag.Value);
        activity?.SetTag("federation.storage.group.members", group.Count);
        var start = time.GetTimestamp();
        try
        {
            WriteAll(group);
        }
        catch (Exception failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            StorageTelemetry.CommitFailures.Add(1, tag);
            Forget();
            FailAll(group, failure);
            return;
        }

        foreach (var write in group)
        {
            write.Succeed();
        }

        StorageTelemetry.GroupMembers.Record(group.Count, tag);
        StorageTelemetry.CommitSeconds.Record(time.GetElapsedTime(start).TotalSeconds, tag);
    }

    private void WriteAll(List<Write> group)
    {
        if (session is { IsLost: true })
        {
            Forget();
        }

        session ??= connect();
        session.Begin();
        foreach (var write in group)
        {
            write.Apply(session);
        }

        session.Commit();
    }

    // What the session knows includes what has just failed. The next group reads the database first.
    private void Forget()
    {
        session?.Dispose();
        session = null;
    }

    private void FailAll(List<Write> group, Exception failure)
    {
        foreach (var write in group)
        {
            write.Fail(new($"The journal of {instance} cannot be written ({place}): {Failures.Say(failure)}", failure));
        }
    }
}
