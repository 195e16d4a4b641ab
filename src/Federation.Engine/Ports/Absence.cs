using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>A committee of an installation that cannot be reached now, as it is known here.</summary>
/// <param name="Upper">Who here holds what it showed last; null where nobody does.</param>
/// <param name="LastHeard">When its installation was heard last; null where never since the start.</param>
public sealed record Absence(CommitteeId? Upper, DateTimeOffset? LastHeard);
