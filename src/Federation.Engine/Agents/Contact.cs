using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Agents;

/// <summary>What an agent knows of a child's hearing.</summary>
/// <param name="Held">The version held of it.</param>
/// <param name="IsCompared">Whether it has been compared since this agent was activated.</param>
/// <param name="IsAway">Whether it did not answer in time.</param>
/// <param name="LastHeard">When it was last heard; null where never.</param>
/// <param name="Known">
/// How far the journal of a child in another instance is known to go; null for nothing, and within an instance.
/// </param>
/// <param name="IsForked">
/// Whether the child's database is not the one that is known, or an older copy of it: what is held stays, and nothing
/// is taken from it until somebody accepts it.
/// </param>
/// <param name="Below">Whether somebody below the child is away from it; null where nobody is.</param>
public sealed record Contact(
    VersionStamp Held,
    bool IsCompared,
    bool IsAway,
    DateTimeOffset? LastHeard,
    JournalMark? Known = null,
    bool IsForked = false,
    Staleness? Below = null
)
{
    /// <summary>A child not yet heard of.</summary>
    public static Contact Unheard { get; } = new(VersionStamp.None, false, false, null);

    /// <summary>Whether the gate waits for it.</summary>
    public bool IsAwaited => !IsCompared && !IsAway;

    /// <summary>Whether what is held of the child, or of somebody below it, may be out of date; null if not.</summary>
    public Staleness? Stale => IsAway || IsForked || !IsCompared ? Staleness.Older(new(LastHeard), Below) : Below;
}
