using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Engine.Messages;

/// <summary>
/// A child that does not know what an upper holds of it offers its digest: where it is equal, nothing has to be sent.
/// </summary>
/// <param name="From">The child.</param>
/// <param name="To">The upper.</param>
/// <param name="Version">The child's version.</param>
/// <param name="Digest">The digest of what it shows this upper; worked out only where somebody compares it.</param>
/// <param name="Reach">How far the journal of the child's instance goes that this rests on.</param>
/// <param name="Receiver">
/// The upper's activation as the child last heard it: what was sent to an earlier one says nothing of now.
/// </param>
/// <param name="Proof">
/// That the child goes on from what the upper knows; null where it has not been told, and within an instance.
/// </param>
/// <param name="Stale">Whether somebody below the child is away; null where nobody is.</param>
public sealed record Offer(
    CommitteeId From,
    CommitteeId To,
    VersionStamp Version,
    Lazy<string> Digest,
    JournalMark Reach,
    VersionStamp Receiver,
    ChainProof? Proof = null,
    Staleness? Stale = null
) : Message(From, To);
