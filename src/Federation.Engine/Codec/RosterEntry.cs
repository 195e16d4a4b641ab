using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Core.Time;
using Federation.Engine.Messages;

namespace Federation.Engine.Codec;

/// <summary>A child, present or past, in a snapshot.</summary>
/// <param name="Child">The child.</param>
/// <param name="Days">The days of belonging.</param>
/// <param name="Held">
/// The version of what the snapshot holds of it; <see cref="VersionStamp.None"/> where it holds nothing.
/// </param>
public sealed record RosterEntry(CommitteeId Child, ImmutableArray<Interval> Days, VersionStamp Held);
