using Federation.Engine.Messages;

namespace Federation.Engine.Agents;

/// <summary>What an agent knows of a child's hearing.</summary>
/// <param name="Held">The version held of it.</param>
/// <param name="IsCompared">Whether it has been compared since this agent was activated.</param>
/// <param name="IsAway">Whether it did not answer in time.</param>
/// <param name="LastHeard">When it was last heard; null where not since the activation.</param>
public sealed record Contact(VersionStamp Held, bool IsCompared, bool IsAway, DateTimeOffset? LastHeard)
{
    /// <summary>A child not yet heard of.</summary>
    public static Contact Unheard { get; } = new(VersionStamp.None, false, false, null);
}
