using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>
/// A committee is hosted by another installation, which cannot be reached now. What its uppers hold of it stands.
/// </summary>
/// <param name="committee">The committee.</param>
/// <param name="retryAfter">When to try again.</param>
public sealed class CommitteeAwayException(CommitteeId committee, TimeSpan retryAfter)
    : FederationBusyException(retryAfter, $"'{committee}' is hosted by an installation that cannot be reached now")
{
    /// <summary>The committee.</summary>
    public CommitteeId Committee { get; } = committee;
}
