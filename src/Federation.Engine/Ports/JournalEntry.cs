using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>An entry as it stands in the journal.</summary>
/// <param name="Position">Its place in the instance's chain, from 1, without gaps.</param>
/// <param name="Committee">Whose entry it is.</param>
/// <param name="Sequence">Its place among that committee's entries, from 1, without gaps.</param>
/// <param name="Incarnation">The incarnation of the activation that wrote it.</param>
/// <param name="Body">What was written.</param>
/// <param name="Hash">
/// SHA-256 over the hash before it and every field of this entry, hexadecimal, lower case: the chain.
/// </param>
public sealed record JournalEntry(
    long Position,
    CommitteeId Committee,
    long Sequence,
    long Incarnation,
    EntryBody Body,
    string Hash
);
