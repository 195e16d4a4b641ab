namespace Federation.Engine.Embedded;

/// <summary>Counts turns that are wanted or under way, and tells when there are none.</summary>
internal sealed class Settling
{
    private readonly Lock gate = new();
    private TaskCompletionSource? idle;
    private long pending;

    public void Began()
    {
        lock (gate)
        {
            pending++;
        }
    }

    public void Ended()
    {
        TaskCompletionSource? reached = null;
        lock (gate)
        {
            if (--pending == 0)
            {
                (reached, idle) = (idle, null);
            }
        }

        reached?.SetResult();
    }

    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (pending == 0)
            {
                return Task.CompletedTask;
            }

            idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task.WaitAsync(cancellationToken);
        }
    }
}
