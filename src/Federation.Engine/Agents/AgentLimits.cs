namespace Federation.Engine.Agents;

/// <summary>The limits of one agent and its mailbox.</summary>
public sealed record AgentLimits
{
    /// <summary>Commands that may wait in a mailbox; one more is answered "busy".</summary>
    public int CommandsMax { get; init; } = 256;

    /// <summary>When a caller whose command found no room should try again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an agent waits for a reply to a push before it sends again.</summary>
    public TimeSpan ResendAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long after it last heard an upper in another instance an agent offers its digest again. Well below
    /// <see cref="AwayAfter"/>: the offers are also how the upper knows that the child is there.
    /// </summary>
    public TimeSpan CompareEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The same for an upper in the same instance, where only an activation that should be gone can have taken in what
    /// was meant for another.
    /// </summary>
    public TimeSpan CompareWithinEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long an agent waits for a rostered child, after its activation, or for a sign of a child in another
    /// instance, before it counts it as away.
    /// </summary>
    public TimeSpan AwayAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// For how long an event of the tree that concerns several installations may be recorded once it is permitted.
    /// </summary>
    public TimeSpan PermitLasts { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long it is counted as if it had been recorded: longer, since whoever records it may be slow to say so. As
    /// long after its start the installation at the top permits nothing, since it may have before.
    /// </summary>
    public TimeSpan PermitCounts { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Facts after which an idle committee writes a snapshot.</summary>
    public int SnapshotEvery { get; init; } = 64;

    /// <summary>
    /// How long nobody wants anything of a committee before what changed is in a snapshot and, where nobody is below
    /// it, its figures leave memory until somebody does. In whole seconds.
    /// </summary>
    public TimeSpan RestAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Children of one committee, present and past.</summary>
    public int ChildrenMax { get; init; } = 20_000;
}
