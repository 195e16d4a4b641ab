using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>A committee's state at a journal head: it only saves time.</summary>
/// <param name="Committee">Whose.</param>
/// <param name="Sequence">The committee's sequence that it includes.</param>
/// <param name="Hash">The chain hash at that entry; where the journal has another one there, the snapshot is
/// void.</param>
/// <param name="Format">The version of the payload's format, from 1.</param>
/// <param name="Payload">The state, encoded.</param>
public sealed record Snapshot(
    CommitteeId Committee,
    long Sequence,
    string Hash,
    int Format,
    ReadOnlyMemory<byte> Payload
);
