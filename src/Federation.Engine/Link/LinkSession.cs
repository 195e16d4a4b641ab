using System.Collections.Concurrent;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Google.Protobuf;
using Wire = Federation.Engine.Codec.Wire;

namespace Federation.Engine.Link;

/// <summary>
/// One connection of a link, from its greeting to its end. Messages wait in a bounded queue and are sent in batches;
/// questions overtake them. Whatever was under way when the channel ends is lost: agents repeat, and whoever asked is
/// told.
/// </summary>
internal sealed class LinkSession(IFrameChannel channel, ILinkSide side, LinkLimits limits, TimeProvider clock)
    : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<Message> messages = new();
    private readonly Queue<Wire.Frame> talk = new();
    private readonly SemaphoreSlim wanted = new(0);
    private readonly ConcurrentDictionary<long, TaskCompletionSource<Wire.Reply>> asked = new();
    private readonly ConcurrentDictionary<long, CancellationTokenSource> answering = new();
    private readonly CancellationTokenSource ended = new();
    private long lastAsk;
    private long posted;
    private long taken;
    private long heardAt = clock.GetTimestamp();

    /// <summary>Messages handed over to be sent.</summary>
    public long Posted => Interlocked.Read(ref posted);

    /// <summary>Messages of the other side that were handed on.</summary>
    public long Taken => Interlocked.Read(ref taken);

    /// <summary>Messages that gave way to newer ones because the other side did not keep up.</summary>
    public long Dropped { get; private set; }

    /// <summary>How long the last question for a sign of life took; null before the first answer.</summary>
    public TimeSpan? RoundTrip { get; private set; }

    /// <summary>Why the session ended; null while it goes on, and where it ended in order.</summary>
    public string? Fault { get; private set; }

    /// <summary>What was last heard that is no message; null where all was.</summary>
    public string? Notice { get; private set; }

    /// <summary>How many messages wait to be sent.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return messages.Count;
            }
        }
    }

    /// <summary>Queues a message.</summary>
    public void Post(Message message)
    {
        Interlocked.Increment(ref posted);
        lock (gate)
        {
            if (messages.Count >= limits.MessagesMax)
            {
                messages.Dequeue();
                Dropped++;
            }

            messages.Enqueue(message);
            if (messages.Count > 1)
            {
                return;
            }
        }

        wanted.Release();
    }

    /// <summary>
    /// Asks the other side; null where the link ends before there is an answer, or it takes too long.
    /// </summary>
    /// <param name="ask">The question; its number and patience are filled in.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellationToken">Gives up, and says so to the other side.</param>
    public async ValueTask<Wire.Reply?> AskAsync(Wire.Ask ask, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (asked.Count >= limits.AsksMax)
        {
            return new() { Status = ReplyStatus.Busy, RetryAfter = 1000 };
        }

        var answer = new TaskCompletionSource<Wire.Reply>(TaskCreationOptions.RunContinuationsAsynchronously);
        ask.Id = Interlocked.Increment(ref lastAsk);
        ask.Patience = (int)patience.TotalMilliseconds;
        asked[ask.Id] = answer;
        using var late = new CancellationTokenSource(patience, clock);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken, ended.Token);
        try
        {
            Talk(new() { Ask = ask });
            return await answer.Task.WaitAsync(given.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Withdraw(ask.Id);
            return null;
        }
        catch (OperationCanceledException)
        {
            Withdraw(ask.Id);
            throw;
        }
        finally
        {
            asked.TryRemove(ask.Id, out _);
        }
    }

    /// <summary>Carries what is said in both directions until the channel ends or nothing is heard any more.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ended.Token);
        var works = new[] { SendAsync(stop.Token), ReceiveAsync(stop.Token), WatchAsync(stop.Token) };
        var first = await Task.WhenAny(works).ConfigureAwait(false);
        try
        {
            await first.ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or FormatException or OperationCanceledException)
        {
            Fault ??= e is OperationCanceledException ? null : e.Message;
        }
        finally
        {
            await EndAsync().ConfigureAwait(false);
            await channel.DisposeAsync().ConfigureAwait(false);
            await Task.WhenAll(works).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var work in answering.Values)
            {
                await work.CancelAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Ends the session.</summary>
    /// <param name="fault">Why, where it is not in order.</param>
    public Task EndAsync(string? fault = null)
    {
        Fault ??= fault;
        return ended.CancelAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        wanted.Dispose();
        ended.Dispose();
    }

    private void Talk(Wire.Frame frame)
    {
        lock (gate)
        {
            talk.Enqueue(frame);
        }

        wanted.Release();
    }

    private void Withdraw(long ask)
    {
        if (!ended.IsCancellationRequested)
        {
            Talk(new() { Cancel = new() { Id = ask } });
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await wanted.WaitAsync(cancellationToken).ConfigureAwait(false);
            while (Next() is { } frame)
            {
                await channel.SendAsync(frame.ToByteArray(), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Wire.Frame? Next()
    {
        lock (gate)
        {
            if (talk.TryDequeue(out var said))
            {
                return said;
            }
        }

        var batch = new Wire.Batch();
        var bytes = 0;
        while (bytes < limits.BatchBytes)
        {
            Message? message;
            lock (gate)
            {
                if (!messages.TryDequeue(out message))
                {
                    break;
                }
            }

            // Written out here and not where it was sent: an offer's digest takes its time.
            var encoded = UnsafeByteOperations.UnsafeWrap(MessageCodec.Encode(message));
            bytes += encoded.Length;
            batch.Messages.Add(encoded);
        }

        return batch.Messages.Count > 0 ? new() { Batch = batch } : null;
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        while (await channel.ReceiveAsync(cancellationToken).ConfigureAwait(false) is { } bytes)
        {
            Interlocked.Exchange(ref heardAt, clock.GetTimestamp());
            Take(Frames.Decode(bytes.Span));
        }
    }

    private void Take(Wire.Frame frame)
    {
        switch (frame.KindCase)
        {
            case Wire.Frame.KindOneofCase.Batch:
                foreach (var message in frame.Batch.Messages)
                {
                    Take(message);
                }

                break;
            case Wire.Frame.KindOneofCase.Ask:
                _ = AnswerAsync(frame.Ask);
                break;
            case Wire.Frame.KindOneofCase.Reply:
                if (asked.TryRemove(frame.Reply.Id, out var waiting))
                {
                    waiting.TrySetResult(frame.Reply);
                }

                break;
            case Wire.Frame.KindOneofCase.Cancel:
                if (answering.TryGetValue(frame.Cancel.Id, out var work))
                {
                    work.Cancel();
                }

                break;
            default:
                // A newer program says more than this one understands.
                break;
        }
    }

    private void Take(ByteString message)
    {
        try
        {
            side.Receive(MessageCodec.Decode(message.Span));
        }
        catch (FormatException malformed)
        {
            // One that nobody here understands is as good as lost; the others are not its fault.
            Notice = malformed.Message;
        }
        finally
        {
            Interlocked.Increment(ref taken);
        }
    }

    private async Task AnswerAsync(Wire.Ask ask)
    {
        if (ask.Kind == AskKind.Ping)
        {
            Talk(new() { Reply = new() { Id = ask.Id } });
            return;
        }

        if (answering.Count >= limits.AsksMax)
        {
            Talk(new() { Reply = ReplyStatus.Of(ask.Id, ReplyStatus.Busy) });
            return;
        }

        // A little less than whoever asked waits, so that "nothing new" still arrives.
        var patience = TimeSpan.FromMilliseconds(Math.Clamp(ask.Patience, 1, 60_000) * 0.8);
        using var given = new CancellationTokenSource(patience, clock);
        if (!answering.TryAdd(ask.Id, given))
        {
            return;
        }

        try
        {
            var reply = await side.AnswerAsync(ask, patience, given.Token).ConfigureAwait(false);
            reply.Id = ask.Id;
            Talk(new() { Reply = reply });
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more.
        }
        finally
        {
            answering.TryRemove(ask.Id, out _);
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var at = clock.GetTimestamp();
            var ping = new Wire.Ask { Kind = AskKind.Ping };
            if (await AskAsync(ping, limits.SilentAfter, cancellationToken).ConfigureAwait(false) is not null)
            {
                RoundTrip = clock.GetElapsedTime(at);
            }

            if (clock.GetElapsedTime(Interlocked.Read(ref heardAt)) >= limits.SilentAfter)
            {
                throw new IOException($"Nothing was heard for {limits.SilentAfter.TotalSeconds:0} s");
            }

            await Task.Delay(limits.PingEvery, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
