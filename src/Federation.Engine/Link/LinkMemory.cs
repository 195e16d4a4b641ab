using System.Collections.Concurrent;
using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Engine.Link;

/// <summary>
/// What is known of committees of other installations while these cannot be reached: figures as uppers here hold them,
/// and all else as they last said it since the start.
/// </summary>
/// <param name="upperOf">Who holds what a committee shows; null for nobody.</param>
internal sealed class LinkMemory(Func<CommitteeId, CommitteeView?> upperOf)
{
    private const int ProfilesMax = 10_000;
    private const int RepliesMax = 10_000;

    private readonly ConcurrentDictionary<CommitteeId, CommitteeProfile> profiles = new();
    private readonly ConcurrentDictionary<(CommitteeId, string), object> replies = new();

    /// <summary>A figure as it was shown last; null where nobody here holds enough.</summary>
    public FigureReply? Figure(CommitteeId id, FigureRequest request) =>
        upperOf(id) is { } upper ? LastKnown.Figure(upper, id, request) : null;

    /// <summary>Who a committee is, as it last said; null where it has not been asked since the start.</summary>
    public CommitteeProfile? Profile(CommitteeId id, DateOnly asOf) =>
        profiles.TryGetValue(id, out var known) ? LastKnown.Profile(known, asOf) : null;

    /// <summary>
    /// The answer to a question; where the committee is away, what it last answered to one of that kind.
    /// </summary>
    /// <exception cref="CommitteeAwayException">It is away, and has not been asked since the start.</exception>
    public async ValueTask<T> LastAsync<T>(CommitteeId id, string kind, Func<ValueTask<T>> ask)
        where T : notnull
    {
        try
        {
            var reply = await ask().ConfigureAwait(false);
            if (replies.Count < RepliesMax || replies.ContainsKey((id, kind)))
            {
                replies[(id, kind)] = reply;
            }

            return reply;
        }
        catch (CommitteeAwayException) when (replies.TryGetValue((id, kind), out var known))
        {
            return (T)known;
        }
    }

    /// <summary>Remembers who a committee is.</summary>
    public void Keep(CommitteeProfile profile)
    {
        if (profiles.Count < ProfilesMax || profiles.ContainsKey(profile.Id))
        {
            profiles[profile.Id] = profile;
        }
    }
}
