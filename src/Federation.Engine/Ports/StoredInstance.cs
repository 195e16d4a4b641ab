namespace Federation.Engine.Ports;

/// <summary>One instance's storage. Disposing the journal closes it.</summary>
/// <param name="Journal">The truth.</param>
/// <param name="Snapshots">What saves time.</param>
public sealed record StoredInstance(IJournal Journal, ISnapshots Snapshots);
