namespace Federation.Engine.Ports;

/// <summary>One instance's storage. Disposing the journal closes it.</summary>
/// <param name="Journal">The truth.</param>
/// <param name="Snapshots">What saves time.</param>
/// <param name="Holdings">What is held of children in other instances.</param>
public sealed record StoredInstance(IJournal Journal, ISnapshots Snapshots, IHoldings Holdings)
{
    /// <summary>
    /// Writes durably without changing anything: it fails with <see cref="JournalUnavailableException"/> where a write
    /// would fail now. Null where the storage has no such thing.
    /// </summary>
    public Func<CancellationToken, ValueTask>? ProbeAsync { get; init; }
}
