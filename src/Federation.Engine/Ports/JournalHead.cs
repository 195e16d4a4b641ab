namespace Federation.Engine.Ports;

/// <summary>How far a journal's chain goes.</summary>
/// <param name="Position">The position of the last entry, 0 for an empty journal.</param>
/// <param name="Hash">Its chain hash; 64 zeros for an empty journal.</param>
/// <param name="Epoch">The instance's epoch, from 1.</param>
public sealed record JournalHead(long Position, string Hash, long Epoch);
