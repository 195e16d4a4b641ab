using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Conformance.Memory;

/// <summary>Lets reads and writes of one open journal through, with its faults, until it is closed.</summary>
internal sealed class MemoryTurns(string instance, MemoryFaults faults) : IAsyncDisposable
{
    private readonly Lock turn = new();
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running;
    private bool closed;
    private bool killed;

    public T Read<T>(Func<T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (turn)
        {
            RequireOpen(closed);
        }

        return read();
    }

    public async ValueTask<T> WriteAsync<T>(CommitteeId committee, Func<T> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Enter();
        try
        {
            if (faults.BeforeWrite is { } before)
            {
                await before(committee, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
            }

            RequireOpen(killed);
            var result = write();
            if (faults.AfterWrite is { } after)
            {
                await after(committee);
            }

            RequireOpen(killed);
            return result;
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Nothing is written from now on.</summary>
    public void Kill()
    {
        lock (turn)
        {
            closed = killed = true;
        }
    }

    /// <summary>Lets what runs come to its end.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (turn)
        {
            closed = true;
            if (running == 0 || killed)
            {
                idle.TrySetResult();
            }
        }

        await idle.Task;
    }

    private void Enter()
    {
        lock (turn)
        {
            RequireOpen(closed);
            running++;
        }
    }

    private void Leave()
    {
        lock (turn)
        {
            running--;
            if (closed && running == 0)
            {
                idle.TrySetResult();
            }
        }
    }

    private void RequireOpen(bool isNot)
    {
        if (isNot)
        {
            throw new JournalUnavailableException($"The journal of {instance} is closed.");
        }
    }
}
