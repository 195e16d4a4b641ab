namespace Federation.Conformance;

/// <summary>Lets everything through until it is closed; then whatever comes waits until it is opened again.</summary>
public sealed class Gate
{
    private volatile TaskCompletionSource opened = Opened();

    /// <summary>For code that may await.</summary>
    public async ValueTask PassAsync(CancellationToken cancellationToken) =>
        await opened.Task.WaitAsync(cancellationToken);

    /// <summary>For a thread that may be held.</summary>
    public void Pass() => opened.Task.GetAwaiter().GetResult();

    /// <summary>Closed until what is returned is disposed.</summary>
    public IDisposable Close()
    {
        opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return new Closed(opened);
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }

    private sealed class Closed(TaskCompletionSource gate) : IDisposable
    {
        public void Dispose() => gate.TrySetResult();
    }
}
