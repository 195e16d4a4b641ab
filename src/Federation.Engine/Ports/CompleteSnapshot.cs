namespace Federation.Engine.Ports;

/// <summary>A snapshot to which its committee's journal has nothing to add, as all three stand at one moment.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Incarnation">The committee's incarnation as it is durably now.</param>
/// <param name="Head">How far the instance's chain goes.</param>
public sealed record CompleteSnapshot(Snapshot Snapshot, long Incarnation, JournalHead Head);
