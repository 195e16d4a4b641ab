using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>Says that something is durable.</summary>
/// <param name="Committee">Whose.</param>
/// <param name="Sequence">Its place in the committee's journal, or that of the last entry where nothing was
/// written.</param>
/// <param name="Hash">The chain hash there.</param>
/// <param name="Changed">False where the same had been accepted before.</param>
public sealed record WriteResult(CommitteeId Committee, long Sequence, string Hash, bool Changed);
