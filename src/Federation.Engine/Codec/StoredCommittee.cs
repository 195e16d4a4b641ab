using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.State;
using Federation.Engine.Messages;

namespace Federation.Engine.Codec;

/// <summary>The content of a snapshot.</summary>
/// <param name="Program">What worked it out: see <see cref="ProgramMark"/>.</param>
/// <param name="Version">The version of the view that it was made of.</param>
/// <param name="ChangedAt">When that view last changed, UTC, to the millisecond.</param>
/// <param name="Record">What the committee's facts amount to.</param>
/// <param name="Held">What is held of children of the same instance, in ordinal order; not of all of them.</param>
/// <param name="Sums">What these children bring together; null where that has to be worked out.</param>
/// <param name="Amiss">The keys on which there are findings, in order.</param>
public sealed record StoredCommittee(
    string Program,
    VersionStamp Version,
    DateTimeOffset ChangedAt,
    StateRecord Record,
    ImmutableArray<HeldChild> Held,
    SumsBelow? Sums,
    ImmutableArray<FigureKey> Amiss
)
{
    /// <summary>A committee's facts alone.</summary>
    public static StoredCommittee Of(StateRecord record) =>
        new("", VersionStamp.None, DateTimeOffset.UnixEpoch, record, [], null, []);
}
