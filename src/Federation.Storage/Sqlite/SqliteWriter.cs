using System.Diagnostics;
using System.Threading.Channels;
using Federation.Engine.Ports;
using Federation.Storage.Sqlite.Writes;

namespace Federation.Storage.Sqlite;

/// <summary>
/// The one thread that writes an instance's database. It takes all that waits, up to a limit, into one transaction, so
/// that many committees share one fsync; while that lasts, the next group gathers.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly string path;
    private readonly string instance;
    private readonly TimeProvider time;
    private readonly SqliteOptions options;
    private readonly CommitteeIds ids;
    private readonly Channel<Write> queue;
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly KeyValuePair<string, object?> tag;
    private WriteSession? session;

    public SqliteWriter(string path, string instance, TimeProvider time, SqliteOptions options, CommitteeIds ids)
    {
        this.path = path;
        this.instance = instance;
        this.time = time;
        this.options = options;
        this.ids = ids;
        tag = StorageTelemetry.Tag(instance);
        queue = Channel.CreateBounded<Write>(
            new BoundedChannelOptions(options.QueueLengthMax)
            {
                FullMode = BoundedChannelFullMode.Wait,
                SingleReader = true,
            }
        );
        session = WriteSession.Open(path, options, ids);
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

    /// <summary>Finishes what waits, then stops the thread and closes the connection.</summary>
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
                options.BeforeGroup?.Invoke();
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
            group.Count < options.GroupMembersMax
            && bytes < options.GroupBytesMax
            && queue.Reader.TryRead(out var write)
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
        session ??= WriteSession.Open(path, options, ids);
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
            write.Fail(new($"The journal of {instance} cannot be written ({path}): {failure.Message}", failure));
        }
    }
}
