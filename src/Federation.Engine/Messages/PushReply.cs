using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Engine.Messages;

/// <summary>An upper's answer to a push or an offer.</summary>
/// <param name="From">The upper.</param>
/// <param name="To">The child.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Held">What the upper holds of the child now.</param>
/// <param name="Receiver">The upper's own activation; when it rises, what it held is gone.</param>
/// <param name="Known">
/// How far the upper knows the child's instance to go; null for nothing, and within an instance.
/// </param>
public sealed record PushReply(
    CommitteeId From,
    CommitteeId To,
    PushOutcome Outcome,
    VersionStamp Held,
    VersionStamp Receiver,
    JournalMark? Known = null
) : Message(From, To);
