using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Core.Summaries;
using Federation.Engine.Ports;

namespace Federation.Engine.Messages;

/// <summary>
/// A child shows an upper every key that changed after <paramref name="Base"/>. Never a bare delta.
/// </summary>
/// <param name="From">The child.</param>
/// <param name="To">A parent, present or past, or the committee that absorbed it.</param>
/// <param name="Base">What the upper is known to hold; <see cref="VersionStamp.None"/> for a whole summary.</param>
/// <param name="Version">What it will hold.</param>
/// <param name="IsWhole">Whether keys that are not named are no longer shown.</param>
/// <param name="Tree">The place and the tree below, where changed after the base; always in a whole summary.</param>
/// <param name="Keys">The keys changed after the base.</param>
/// <param name="Reach">How far the journal of the child's instance goes that this rests on.</param>
/// <param name="Receiver">
/// The upper's activation as the child last heard it: what was sent to an earlier one says nothing of now.
/// </param>
/// <param name="Proof">
/// That the child goes on from what the upper knows; null where it has not been told, and within an instance.
/// </param>
/// <param name="Stale">Whether somebody below the child is away; null where nobody is.</param>
public sealed record Push(
    CommitteeId From,
    CommitteeId To,
    VersionStamp Base,
    VersionStamp Version,
    bool IsWhole,
    TreeSummary? Tree,
    ImmutableArray<ShownKey> Keys,
    JournalMark Reach,
    VersionStamp Receiver,
    ChainProof? Proof = null,
    Staleness? Stale = null
) : Message(From, To);
