namespace Federation.Engine.Ports;

/// <summary>A snapshot to which its committee's journal has nothing to add.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Incarnation">The committee's incarnation as it is durably now.</param>
public sealed record CompleteSnapshot(Snapshot Snapshot, long Incarnation);
