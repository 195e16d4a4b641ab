using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Engine.Messages;

/// <summary>
/// An upper that has been activated tells a rostered child what it holds of it, so that the child sends the rest.
/// </summary>
/// <param name="From">The upper.</param>
/// <param name="To">The child.</param>
/// <param name="Held">What it holds; <see cref="VersionStamp.None"/> for nothing.</param>
/// <param name="Receiver">The upper's own activation.</param>
/// <param name="Known">
/// How far the upper knows the child's instance to go; null for nothing, and within an instance.
/// </param>
public sealed record Hello(
    CommitteeId From,
    CommitteeId To,
    VersionStamp Held,
    VersionStamp Receiver,
    JournalMark? Known = null
) : Message(From, To);
