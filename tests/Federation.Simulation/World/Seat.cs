using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Oracle.Generation;

namespace Federation.Simulation.World;

/// <summary>
/// One activation of a committee with its mailbox: one turn at a time, messages before commands, a later message of one kind
/// from one neighbour in place of an earlier one that still waits; after a failed append a new activation from the journal.
/// </summary>
internal sealed class Seat(Universe universe, Host host, CommitteeId id) : IOutbox
{
    private readonly List<(Message Message, int Life)> messages = [];
    private readonly Queue<Turn> commands = new();
    private readonly List<CommitteeId> shownTo = [];
    private readonly List<Action<Exception>> waiting = [];
    private bool isRunning;
    private bool isTickWanted;
    private bool isActivating;
    private bool isRestWanted;
    private VersionStamp? resting;

    public CommitteeId Id { get; } = id;

    public Host Host { get; } = host;

    /// <summary>The agent; null before the first activation.</summary>
    public CommitteeAgent? Agent { get; private set; }

    /// <summary>What readers see.</summary>
    public CommitteeView? View => Agent?.View;

    /// <summary>Whether the committee is at rest: its figures are in its snapshot alone.</summary>
    public bool IsAtRest => Agent is null && resting is not null;

    /// <summary>Nothing to do, and nobody waits for anything.</summary>
    public bool IsIdle =>
        !isRunning
        && messages.Count == 0
        && (IsAtRest || Agent is { HasEnded: false, View: { IsGateOpen: true, Away: 0 } });

    public void Send(Message message)
    {
        if (message is Push or Offer)
        {
            shownTo.Add(message.To);
        }

        if (!isActivating)
        {
            RequireGate();
        }

        Host.Send(this, message);
    }

    public void Wake()
    {
        isTickWanted = true;
        Schedule();
    }

    /// <summary>Stays at rest until somebody wants something of it.</summary>
    public void Rest(VersionStamp version) => resting = version;

    /// <summary>Nobody has wanted anything for a while: saves, packs, and goes to rest where it may.</summary>
    public void LetRest()
    {
        if (Agent is not null)
        {
            isRestWanted = true;
            Wake();
        }
    }

    /// <summary>Whether a version is what the committee shows now, and nobody below it is away.</summary>
    public bool Shows(VersionStamp version) =>
        Agent is { } agent
            ? !agent.HasEnded && agent.View.Version == version && agent.View.Stale is null
            : resting == version;

    /// <summary>Takes a message that was sent in one of the lives of its sender's database.</summary>
    public void Post(Message message, int life)
    {
        if (Agent is null && resting is null)
        {
            return;
        }

        var before = messages.FindIndex(m =>
            m.Message.From == message.From && m.Message.GetType() == message.GetType()
        );
        if (before < 0)
        {
            messages.Add((message, life));
        }
        else
        {
            messages[before] = (message, life);
        }

        Schedule();
    }

    public void Tick()
    {
        if (
            Agent is null
            || Agent.IsWaiting
            || Agent.HasEnded
            || Agent.FactsSinceSnapshot >= universe.Limits.SnapshotEvery
        )
        {
            Wake();
        }
    }

    /// <summary>A client's command; it hears of the end, unless the process is gone before.</summary>
    public Task<T> RunAsync<T>(Func<CommitteeAgent, ValueTask<T>> command)
    {
        var done = new TaskCompletionSource<T>();
        void Fail(Exception e) => done.TrySetException(e);
        waiting.Add(Fail);
        commands.Enqueue(
            new(
                async agent =>
                {
                    var result = await command(agent);
                    waiting.Remove(Fail);
                    done.TrySetResult(result);
                },
                e =>
                {
                    waiting.Remove(Fail);
                    Fail(e);
                }
            )
        );
        Schedule();
        return done.Task;
    }

    /// <summary>The process is gone: who waits for an answer hears that there will be none.</summary>
    public void Abandon()
    {
        foreach (var fail in waiting.ToArray())
        {
            fail(new HostDownException(Host.Instance));
        }
    }

    public override string ToString() => Agent is null ? $"{Id}" : $"{Id}@{Agent.View.Version}";

    private void Schedule()
    {
        if (!isRunning && Host.IsAlive)
        {
            isRunning = true;
            universe.Loop.After(TimeSpan.Zero, () => _ = RunTurnsAsync());
        }
    }

    private async Task RunTurnsAsync()
    {
        while (Host.IsAlive && Next() is { } turn)
        {
            try
            {
                if ((IsAtRest || Agent is { HasEnded: true }) && !Host.IsCurrent(this))
                {
                    Abandon();
                    Host.Leave(this);
                    return;
                }

                if (Agent is null or { HasEnded: true })
                {
                    isActivating = true;
                    shownTo.Clear();
                    Agent = await ResumeAsync() ?? await ActivateAsync();
                    isActivating = false;
                    RequireGate();
                    universe.Knowledge.Note(Agent.View);
                    universe.Say($"{this} begins, gate {(Agent.View.IsGateOpen ? "open" : "closed")}");
                }

                await turn.RunAsync(Agent);
            }
            catch (Exception e)
            {
                turn.Failed?.Invoke(e);
                universe.Say($"{this}: {e.GetType().Name} {e.Message}");
                universe.RequireExpected(this, e);
            }

            if (Agent is not null)
            {
                universe.Knowledge.Note(Agent.View);
            }

            await Host.PauseAsync(0);
        }

        isRunning = false;
    }

    /// <summary>Nobody above may hear of an activation before it has compared with whom that rests on.</summary>
    private void RequireGate()
    {
        if (Agent is { View: var view } && shownTo.Any(upper => !view.IsGateOpenTo(upper)))
        {
            universe.Blame($"{this} shows itself above before it has compared");
        }

        shownTo.Clear();
    }

    private ValueTask<CommitteeAgent?> ResumeAsync() =>
        Agent is null && resting is { } version
            ? CommitteeAgent.ResumeAsync(
                Id,
                TestCatalogue.Catalogue,
                Host.Stored,
                this,
                Host.Clock,
                universe.Limits,
                version,
                CancellationToken.None
            )
            : new((CommitteeAgent?)null);

    private ValueTask<CommitteeAgent> ActivateAsync() =>
        CommitteeAgent.ActivateAsync(
            Id,
            TestCatalogue.Catalogue,
            Host.Stored,
            this,
            Host.Clock,
            universe.Limits,
            (child, held) => Host.Find(child)?.Shows(held) == true,
            CancellationToken.None
        );

    private Turn? Next()
    {
        if (messages.Count > 0)
        {
            var (message, life) = messages[0];
            messages.RemoveAt(0);
            universe.Knowledge.Tell(message, life);
            return new(agent => agent.ReceiveAsync(message, CancellationToken.None), null);
        }

        if (isTickWanted)
        {
            isTickWanted = false;
            return new(TickAsync, null);
        }

        return commands.TryDequeue(out var command) ? command : null;
    }

    private async ValueTask TickAsync(CommitteeAgent agent)
    {
        agent.Tick();
        if (agent.FactsSinceSnapshot >= universe.Limits.SnapshotEvery)
        {
            await agent.SaveSnapshotAsync(CancellationToken.None);
        }

        if (isRestWanted && !agent.HasEnded)
        {
            isRestWanted = false;
            if (agent.IsSnapshotBehind)
            {
                await agent.SaveSnapshotAsync(CancellationToken.None);
            }

            if (agent.CanRest && !agent.IsSnapshotBehind)
            {
                universe.Say($"{this} goes to rest");
                resting = agent.View.Version;
                Agent = null;
            }
        }
    }

    private sealed record Turn(Func<CommitteeAgent, ValueTask> RunAsync, Action<Exception>? Failed);
}
