using System.Collections.Concurrent;
using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Queries;

namespace Federation.Engine.Link;

/// <summary>
/// What is known of committees of other installations while these cannot be reached: figures as uppers here hold them,
/// and who they are, as they last said.
/// </summary>
/// <param name="upperOf">Who holds what a committee shows; null for nobody.</param>
internal sealed class LinkMemory(Func<CommitteeId, CommitteeView?> upperOf)
{
    private const int ProfilesMax = 10_000;

    private readonly ConcurrentDictionary<CommitteeId, CommitteeProfile> profiles = new();

    /// <summary>A figure as it was shown last; null where nobody here holds enough.</summary>
    public FigureReply? Figure(CommitteeId id, FigureRequest request) =>
        upperOf(id) is { } upper ? LastKnown.Figure(upper, id, request) : null;

    /// <summary>Who a committee is, as it last said; null where it has not been asked since the start.</summary>
    public CommitteeProfile? Profile(CommitteeId id, DateOnly asOf) =>
        profiles.TryGetValue(id, out var known) ? LastKnown.Profile(known, asOf) : null;

    /// <summary>Remembers who a committee is.</summary>
    public void Keep(CommitteeProfile profile)
    {
        if (profiles.Count < ProfilesMax || profiles.ContainsKey(profile.Id))
        {
            profiles[profile.Id] = profile;
        }
    }
}
