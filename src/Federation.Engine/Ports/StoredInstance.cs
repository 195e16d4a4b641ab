namespace Federation.Engine.Ports;

/// <summary>One instance's storage. Disposing the journal closes it.</summary>
/// <param name="Journal">The truth.</param>
/// <param name="Snapshots">What saves time.</param>
/// <param name="Holdings">What is held of children in other instances.</param>
public sealed record StoredInstance(IJournal Journal, ISnapshots Snapshots, IHoldings Holdings);
