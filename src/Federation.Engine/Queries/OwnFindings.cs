using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Core.Rules;

namespace Federation.Engine.Queries;

/// <summary>A committee's own findings, and whom to ask for those below.</summary>
/// <param name="Findings">Its own, by key.</param>
/// <param name="Below">Children that have findings, with how many.</param>
public sealed record OwnFindings(
    ImmutableArray<Finding> Findings,
    ImmutableArray<KeyValuePair<CommitteeId, int>> Below
);
