using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>What a start looks at of a snapshot to which its committee's journal has nothing to add.</summary>
/// <param name="Committee">Whose.</param>
/// <param name="Format">The version of the snapshot's format.</param>
/// <param name="Place">The bytes: see <see cref="Snapshot.Place"/>.</param>
/// <param name="Incarnation">The committee's incarnation as it is durably now.</param>
public sealed record CompletePlace(CommitteeId Committee, int Format, ReadOnlyMemory<byte> Place, long Incarnation);
