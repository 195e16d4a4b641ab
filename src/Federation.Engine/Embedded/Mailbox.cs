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
    private readonly Dictionary<(CommitteeId From, Type Kind), Message> messages = [];
    private readonly Queue<(CommitteeId From, Type Kind)> order = new();
    private readonly Queue<Turn> commands = new();
    private bool isRunning;
    private bool isTickWanted;
    private Func<string, bool>? compareWanted;
    private CommitteeAgent? agent;
    private TaskCompletionSource? closed;

    public CommitteeId Id { get; } = id;

    /// <summary>The agent's view; null before its first activation has begun.</summary>
    public CommitteeView? View => Volatile.Read(ref agent)?.View;

    /// <summary>Whether time alone may make the agent do something.</summary>
    public bool IsWaiting =>
        Volatile.Read(ref agent) is { } current
        && (current.IsWaiting || current.HasEnded || current.FactsSinceSnapshot >= limits.SnapshotEvery);

    /// <summary>Whether the agent is over since another activation has followed it.</summary>
    public bool IsSuperseded => Volatile.Read(ref agent) is { IsSuperseded: true };

    /// <summary>Takes an agent that has just been activated.</summary>
    public void Start(CommitteeAgent activated) => Volatile.Write(ref agent, activated);

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
        var key = (message.From, message.GetType());
        lock (gate)
        {
            if (closed is not null)
            {
                return;
            }

            if (messages.TryAdd(key, message))
            {
                order.Enqueue(key);
                federation.Began();
            }
            else
            {
                messages[key] = message;
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
            if (closed is not null || commands.Count >= limits.CommandsMax)
            {
                throw new FederationBusyException(limits.RetryAfter);
            }

            commands.Enqueue(new(RunAsync, e => done.TrySetException(e)));
            federation.Began();
            Schedule();
        }

        return await done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes a snapshot where the last one lacks more than so many facts. Called within a turn, or after the last.
    /// </summary>
    public async ValueTask SaveSnapshotAsync(int lacking)
    {
        if (agent is { HasEnded: false } current && current.FactsSinceSnapshot > lacking)
        {
            await current.SaveSnapshotAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Completes when the committee's view is next replaced.</summary>
    public Task WhenChangedAsync() => Volatile.Read(ref agent)!.WhenChangedAsync();

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
                    await federation.ReactivateAsync(this).ConfigureAwait(false);
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
                return new(TickAsync, null);
            }

            if (order.TryDequeue(out var key) && messages.Remove(key, out var message))
            {
                return new(current => current.ReceiveAsync(message, CancellationToken.None), null);
            }

            if (commands.TryDequeue(out var command))
            {
                return command;
            }

            isRunning = false;
            closed?.TrySetResult();
            return null;
        }
    }

    private async ValueTask TickAsync(CommitteeAgent current)
    {
        current.Tick();
        await SaveSnapshotAsync(limits.SnapshotEvery).ConfigureAwait(false);
    }

    private sealed record Turn(Func<CommitteeAgent, ValueTask> RunAsync, Action<Exception>? Failed);
}
