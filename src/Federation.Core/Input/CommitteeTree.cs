using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Identity;

namespace Federation.Core.Input;

/// <summary>A tree of committees with what happened to them: the form of <c>seeds/committees.json</c>.</summary>
/// <param name="Committees">The committees in the text's order, each after its parent, as before their events.</param>
/// <param name="Events">The events in the text's order, each with its committee.</param>
public sealed record CommitteeTree(
    ImmutableArray<NewCommittee> Committees,
    ImmutableArray<(CommitteeId Committee, CommitteeEvent Happened)> Events
);
