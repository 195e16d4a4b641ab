using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Engine.Messages;

namespace Federation.Engine.Codec;

/// <summary>
/// What a snapshot says first: how new it is, and the committee's place in the tree. Enough to know whether the
/// committee has to be woken at a start.
/// </summary>
/// <param name="Program">What worked it out: see <see cref="ProgramMark"/>.</param>
/// <param name="Version">The version of the view that it was made of.</param>
/// <param name="ChangedAt">When that view last changed, UTC, to the millisecond.</param>
/// <param name="Sequence">The facts that it includes.</param>
/// <param name="Hash">The chain hash at the last of them.</param>
/// <param name="Events">The committee's events.</param>
/// <param name="Roster">The children, present and past, in ordinal order.</param>
public sealed record StoredPlace(
    string Program,
    VersionStamp Version,
    DateTimeOffset ChangedAt,
    long Sequence,
    string Hash,
    ImmutableArray<CommitteeEvent> Events,
    ImmutableArray<RosterEntry> Roster
);
