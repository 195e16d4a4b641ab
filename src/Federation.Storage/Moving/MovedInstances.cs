using Federation.Engine.Ports;

namespace Federation.Storage.Moving;

/// <summary>Instances that are being moved, open on both sides.</summary>
/// <param name="Originals">The originals, by instance.</param>
/// <param name="Copies">Their copies.</param>
public sealed record MovedInstances(
    IReadOnlyDictionary<string, StoredInstance> Originals,
    IReadOnlyDictionary<string, StoredInstance> Copies
);
