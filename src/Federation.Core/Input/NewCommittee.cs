using Federation.Core.Committees;
using Federation.Core.Identity;

namespace Federation.Core.Input;

/// <summary>A committee to be made known.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Parent">The committee above it; null at the top of the tree.</param>
/// <param name="Established">
/// Its first event: names, level, codes and kind; effective from <see cref="DateOnly.MinValue"/> where no founding
/// date is known.
/// </param>
public sealed record NewCommittee(CommitteeId Id, CommitteeId? Parent, CommitteeEvent Established);
