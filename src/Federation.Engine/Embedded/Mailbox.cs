using System.Diagnostics.CodeAnalysis;
using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Embedded;

/// <summary>
/// One committee's turns. Two lanes: messages between agents, of which one of each kind from each neighbour waits at
/// most (a later one stands in for an earlier one), and commands, bounded. Messages go before commands, so full
/// mailboxes cannot block the acknowledgements that would empty them; what time and links want goes before both.
/// </summary>
internal sealed class Mailbox(CommitteeId id, EmbeddedFederation federation, AgentLimits limits)
{
    private readonly Lock gate = new();
    private Lanes? lanes;
    private bool isRunning;
    private bool isTickWanted;
    private Func<string, bool>? compareWanted;
    private CommitteeAgent? agent;
    private Place? resting;
    private TaskCompletionSource? closed;
    private volatile bool isGone;
    private int usedAt;
    private int packedAt;

    public CommitteeId Id { get; } = id;

    /// <summary>The agent's view; null before its first activation has begun, and while it is at rest.</summary>
    public CommitteeView? View => Volatile.Read(ref agent)?.View;

    /// <summary>The committee's place in the tree, active or at rest; null before its first activation.</summary>
    public Place? Place => View is { } view ? Place.Of(view) : Volatile.Read(ref resting);

    /// <summary>Whether there is such a committee.</summary>
    public bool Exists => (View?.State.History ?? Volatile.Read(ref resting)?.History) is { Exists: true };

    /// <summary>Whether messages find the committee here, active or at rest.</summary>
    public bool IsHere => Volatile.Read(ref agent) is not null || Volatile.Read(ref resting) is not null;

    /// <summary>Whether the committee is at rest: its figures are in its snapshot alone.</summary>
    public bool IsAtRest => Volatile.Read(ref agent) is null && Volatile.Read(ref resting) is not null;

    /// <summary>Whether time alone may make the agent do something.</summary>
    public bool IsWaiting =>
        Volatile.Read(ref agent) is { } current
        && (current.IsWaiting || current.HasEnded || current.FactsSinceSnapshot >= limits.SnapshotEvery);

    /// <summary>Whether nobody has wanted anything for long enough, and something is to be saved or packed.</summary>
    public bool IsRestDue =>
        Volatile.Read(ref agent) is { HasEnded: false } current
        && (IsPackDue || (IsQuiet && (current.IsSnapshotBehind || current.CanRest)));

    /// <summary>Whether the agent is over since another activation has followed it.</summary>
    public bool IsSuperseded => Volatile.Read(ref agent) is { IsSuperseded: true };

    /// <summary>Takes an agent that has just been activated.</summary>
    public void Start(CommitteeAgent activated)
    {
        Touch();
        Interlocked.Exchange(ref agent, activated)?.WakeWaiting();
    }

    /// <summary>Takes a committee that stays at rest until somebody wants something of it.</summary>
    public void Rest(Place place) => Volatile.Write(ref resting, place);

    /// <summary>
    /// Whether a version is what the committee shows now, and nobody below it is away: what an upper holds of it then
    /// needs no comparing.
    /// </summary>
    public bool Shows(VersionStamp version) =>
        View is { } view ? view.Version == version && view.Stale is null : resting?.Version == version;

    /// <summary>The view for a reader; null while the committee is at rest.</summary>
    public CommitteeView? ReadView()
    {
        Touch();
        return View;
    }

    /// <summary>The view of a committee that may be at rest.</summary>
    public ValueTask<CommitteeView> WakeAsync(CancellationToken cancellationToken) =>
        ReadView() is { } view
            ? new(view)
            : RunAsync(static current => new ValueTask<CommitteeView>(current.View), cancellationToken);

    /// <summary>The view, and what completes when it is next replaced.</summary>
    /// <exception cref="OperationCanceledException">
    /// Nobody waits any more; or the committee has gone, and there will be nothing new here.
    /// </exception>
    public async ValueTask<(CommitteeView View, Task Next)> WatchAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (isGone)
            {
                throw new OperationCanceledException($"'{Id}' is not here any more");
            }

            await WakeAsync(cancellationToken).ConfigureAwait(false);
            // Before the view is looked at, so that no change falls between.
            if (TryNextChange(out var next) && View is { } view)
            {
                return (view, next);
            }
        }
    }

    /// <summary>
    /// What completes when the view is next replaced; false where that would not be heard here: the committee is at
    /// rest, or has gone.
    /// </summary>
    public bool TryNextChange([NotNullWhen(true)] out Task? next)
    {
        var current = Volatile.Read(ref agent);
        next = current?.WhenChangedAsync();
        // Whoever was put to rest, or followed, or went in this moment will not change any more.
        return next is not null && !isGone && ReferenceEquals(Volatile.Read(ref agent), current);
    }

    /// <summary>The committee is nobody's here any more: whoever waits for a change has to look elsewhere.</summary>
    public void Leave()
    {
        isGone = true;
        Volatile.Read(ref agent)?.WakeWaiting();
    }

    /// <summary>Takes nothing more; completes once all that has been taken is done.</summary>
    public Task CloseAsync()
    {
        lock (gate)
        {
            closed ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!isRunning)
            {
                closed.TrySetResult();
            }

            return closed.Task;
        }
    }

    public void Post(Message message)
    {
        lock (gate)
        {
            if (closed is not null)
            {
                return;
            }

            Touch();
            if ((lanes ??= new()).Add(message))
            {
                federation.Began();
            }

            Schedule();
        }
    }

    public void PostTick()
    {
        lock (gate)
        {
            if (closed is not null)
            {
                return;
            }

            if (!isTickWanted)
            {
                isTickWanted = true;
                federation.Began();
            }

            Schedule();
        }
    }

    /// <summary>Makes the agent compare with its uppers in some instances.</summary>
    public void PostCompare(Func<string, bool> instances)
    {
        lock (gate)
        {
            if (closed is not null)
            {
                return;
            }

            if (compareWanted is not { } wanted)
            {
                compareWanted = instances;
                federation.Began();
            }
            else
            {
                compareWanted = instance => wanted(instance) || instances(instance);
            }

            Schedule();
        }
    }

    /// <summary>Gives the agent a command and waits for its turn and its end.</summary>
    /// <exception cref="FederationBusyException">The lane is full.</exception>
    public async ValueTask<T> RunAsync<T>(
        Func<CommitteeAgent, ValueTask<T>> command,
        CancellationToken cancellationToken
    )
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        async ValueTask RunAsync(CommitteeAgent current)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                done.SetCanceled(cancellationToken);
                return;
            }

            done.SetResult(await command(current).ConfigureAwait(false));
        }

        lock (gate)
        {
            if (closed is not null || lanes?.Commands.Count >= limits.CommandsMax)
            {
                throw new FederationBusyException(limits.RetryAfter);
            }

            Touch();
            (lanes ??= new()).Commands.Enqueue(new(RunAsync, e => done.TrySetException(e)));
            federation.Began();
            Schedule();
        }

        return await done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a snapshot where anything changed since the last. Called after the last turn.</summary>
    public ValueTask SaveSnapshotAsync() =>
        agent is { HasEnded: false, IsSnapshotBehind: true } current
            ? current.SaveSnapshotAsync(CancellationToken.None)
            : ValueTask.CompletedTask;

    private bool IsQuiet => federation.SecondsSince(usedAt) >= limits.RestAfter.TotalSeconds;

    private bool IsPackDue =>
        federation.SecondsSince(packedAt) >= limits.RestAfter.TotalSeconds && View is { Contacts.Count: > 0 };

    private void Touch() => usedAt = federation.Seconds;

    private void Schedule()
    {
        if (!isRunning)
        {
            isRunning = true;
            ThreadPool.UnsafeQueueUserWorkItem(static box => _ = box.RunTurnsAsync(), this, preferLocal: false);
        }
    }

    private async Task RunTurnsAsync()
    {
        while (Next() is { } turn)
        {
            try
            {
                if (agent is null || agent.HasEnded)
                {
                    await federation.ReactivateAsync(this, agent is null ? resting : null).ConfigureAwait(false);
                }

                await turn.RunAsync(agent!).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // A command tells its caller; a message that fails is sent again by its sender.
                turn.Failed?.Invoke(e);
                if (e is not (RequestRefusedException or CommitteeUnknownException or FederationBusyException))
                {
                    federation.Report(Id, e);
                }
            }
            finally
            {
                if (IsSuperseded)
                {
                    federation.Tell(this);
                }

                federation.Ended();
            }
        }
    }

    private Turn? Next()
    {
        lock (gate)
        {
            // Rare, and not to wait for a moment without messages, which a busy committee may not have for long.
            if (compareWanted is { } instances)
            {
                compareWanted = null;
                return new(
                    current =>
                    {
                        current.Compare(instances);
                        return ValueTask.CompletedTask;
                    },
                    null
                );
            }

            if (isTickWanted)
            {
                isTickWanted = false;
                if (!IsAtRest)
                {
                    return new(TickAsync, null);
                }

                // It was put to rest by the tick before: time wants nothing of it, and must not wake it.
                federation.Ended();
            }

            if (lanes?.Next() is { } turn)
            {
                return turn;
            }

            // Most committees are at rest most of the time.
            lanes = IsAtRest ? null : lanes;
            isRunning = false;
            closed?.TrySetResult();
            return null;
        }
    }

    private async ValueTask TickAsync(CommitteeAgent current)
    {
        current.Tick();
        if (!current.HasEnded && current.FactsSinceSnapshot > limits.SnapshotEvery)
        {
            await current.SaveSnapshotAsync(CancellationToken.None).ConfigureAwait(false);
        }

        if (IsPackDue)
        {
            packedAt = federation.Seconds;
            current.PackHeld(limits.RestAfter);
        }

        if (IsQuiet && !current.HasEnded)
        {
            await RestAsync(current).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The end of a quiet time: what changed is in a snapshot, and a committee without others below it leaves memory.
    /// </summary>
    private async ValueTask RestAsync(CommitteeAgent current)
    {
        if (current.IsSnapshotBehind)
        {
            await current.SaveSnapshotAsync(CancellationToken.None).ConfigureAwait(false);
        }

        if (current.CanRest && !current.IsSnapshotBehind)
        {
            Rest(Place.Of(current.View));
            Interlocked.Exchange(ref agent, null);
            if (!current.CanRest)
            {
                // Somebody has begun to wait for a change in this moment.
                Volatile.Write(ref agent, current);
            }
        }
    }

    /// <summary>What waits for its turn.</summary>
    private sealed class Lanes
    {
        private readonly Queue<(CommitteeId From, Type Kind)> order = new();
        private readonly Dictionary<(CommitteeId From, Type Kind), Message> messages = [];

        public Queue<Turn> Commands { get; } = new();

        /// <summary>Whether the message waits for itself: not where it stands in for an earlier one.</summary>
        public bool Add(Message message)
        {
            var key = (message.From, message.GetType());
            if (messages.TryAdd(key, message))
            {
                order.Enqueue(key);
                return true;
            }

            messages[key] = message;
            return false;
        }

        public Turn? Next() =>
            order.TryDequeue(out var key) && messages.Remove(key, out var message)
                ? new(current => current.ReceiveAsync(message, CancellationToken.None), null)
            : Commands.TryDequeue(out var command) ? command
            : null;
    }

    private sealed record Turn(Func<CommitteeAgent, ValueTask> RunAsync, Action<Exception>? Failed);
}
