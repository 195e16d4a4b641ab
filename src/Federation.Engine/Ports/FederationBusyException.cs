namespace Federation.Engine.Ports;

/// <summary>A queue is full: nothing was written; try again after a while.</summary>
public sealed class FederationBusyException(TimeSpan retryAfter)
    : Exception("The committee's queue is full; try again later")
{
    /// <summary>When to try again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
