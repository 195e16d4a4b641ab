namespace Federation.Engine.Ports;

/// <summary>A committee cannot be asked now; nothing was stored, and the same request may be sent again.</summary>
/// <param name="retryAfter">When to try again.</param>
/// <param name="message">What is in the way.</param>
public class FederationBusyException(
    TimeSpan retryAfter,
    string message = "The committee's queue is full; try again later"
) : Exception(message)
{
    /// <summary>When to try again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
