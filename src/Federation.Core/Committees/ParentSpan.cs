using Federation.Core.Identity;
using Federation.Core.Time;

namespace Federation.Core.Committees;

/// <summary>How long a committee belonged to one parent.</summary>
/// <param name="Interval">The days.</param>
/// <param name="Parent">The parent; null for the root of a tree.</param>
/// <param name="Start">The event that began it.</param>
/// <param name="End">The event that ended it, null while it lasts.</param>
public sealed record ParentSpan(Interval Interval, CommitteeId? Parent, CommitteeEvent Start, CommitteeEvent? End);
