using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Resources;

/// <summary>Profiles of committees that another one names, and that may be away.</summary>
internal static class Profiles
{
    /// <summary>The profile; null where the committee cannot be asked now.</summary>
    public static async ValueTask<CommitteeProfile?> TryAsync(
        IFederation federation,
        CommitteeId id,
        DateOnly asOf,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await federation.Committee(id).ProfileAsync(asOf, cancellationToken);
        }
        catch (Exception e) when (e is CommitteeUnknownException or FederationBusyException)
        {
            return null;
        }
    }
}
