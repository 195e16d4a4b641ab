using Federation.Engine.Ports;

namespace Federation.Storage.Writing.Writes;

/// <summary>A write with an answer.</summary>
internal abstract class WriteOf<T> : Write
{
    // The writer must not run what its callers do next.
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private JournalConflictException? conflict;

    /// <summary>The answer, once the group is durable.</summary>
    public Task<T> Answer => answer.Task;

    public sealed override void Apply(WriteSession session)
    {
        try
        {
            result = Run(session);
        }
        catch (JournalConflictException lost)
        {
            conflict = lost;
        }
    }

    /// <summary>Calls it back, if the writer has not taken it yet.</summary>
    public void Cancel(CancellationToken cancellationToken)
    {
        if (TryCallBack())
        {
            answer.TrySetCanceled(cancellationToken);
        }
    }

    public sealed override void Succeed()
    {
        if (conflict is null)
        {
            answer.TrySetResult(result!);
        }
        else
        {
            answer.TrySetException(conflict);
        }
    }

    public sealed override void Fail(JournalUnavailableException failure) => answer.TrySetException(failure);

    /// <summary>Does the work. A conflict must be thrown before anything has been written.</summary>
    protected abstract T Run(WriteSession session);
}
