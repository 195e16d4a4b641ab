using Federation.Core.Identity;

namespace Federation.Engine.Messages;

/// <summary>
/// An upper that has been activated tells a rostered child what it holds of it, so that the child sends the rest.
/// </summary>
/// <param name="From">The upper.</param>
/// <param name="To">The child.</param>
/// <param name="Held">What it holds; <see cref="VersionStamp.None"/> for nothing.</param>
/// <param name="Receiver">The upper's own activation.</param>
public sealed record Hello(CommitteeId From, CommitteeId To, VersionStamp Held, VersionStamp Receiver)
    : Message(From, To);
