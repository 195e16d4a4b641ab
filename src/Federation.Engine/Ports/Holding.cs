using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Engine.Messages;

namespace Federation.Engine.Ports;

/// <summary>What an upper durably holds of a child that is kept in another instance.</summary>
/// <param name="Upper">Who holds it.</param>
/// <param name="Child">Of whom.</param>
/// <param name="Held">How new it is.</param>
/// <param name="Mark">How far the child's instance was when it was shown, as far as the upper knows.</param>
/// <param name="HeardAt">When the child was last heard, UTC, to the millisecond.</param>
/// <param name="Format">The version of the format of every payload, from 1.</param>
/// <param name="Tree">Its place and the tree below it, encoded.</param>
/// <param name="Keys">What it shows of each key, in the keys' order.</param>
public sealed record Holding(
    CommitteeId Upper,
    CommitteeId Child,
    VersionStamp Held,
    JournalMark Mark,
    DateTimeOffset HeardAt,
    int Format,
    ReadOnlyMemory<byte> Tree,
    ImmutableArray<HeldKey> Keys
);
