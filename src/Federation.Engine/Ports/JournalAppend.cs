using System.Collections.Immutable;
using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>Entries of one committee that are appended together or not at all.</summary>
/// <param name="Committee">Whose.</param>
/// <param name="Incarnation">The writer's incarnation; a lower one than the journal's is refused.</param>
/// <param name="ExpectedSequence">The committee's sequence before the append; another one is refused.</param>
/// <param name="Entries">At least one entry.</param>
public sealed record JournalAppend(
    CommitteeId Committee,
    long Incarnation,
    long ExpectedSequence,
    ImmutableArray<EntryBody> Entries
);
