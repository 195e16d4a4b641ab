using Federation.Api.Resources;
using Federation.Api.Wire;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Composition;

/// <summary>Committees as the interface shows them.</summary>
public static class CommitteeAnswers
{
    /// <summary>A committee's profile on a day.</summary>
    public static async ValueTask<CommitteeBody> ProfileAsync(
        IFederation federation,
        CommitteeId committee,
        DateOnly asOf,
        CancellationToken cancellationToken
    )
    {
        var profile = await federation.Committee(committee).ProfileAsync(asOf, cancellationToken);
        return new()
        {
            Id = profile.Id.ToString(),
            AsOf = asOf,
            Names = profile.Names.ToWire(),
            Level = profile.Level,
            UnitKind = profile.UnitKind,
            Codes = profile.Codes,
            Parent = profile.Parent?.ToString(),
            Active = profile.IsActive,
            Successor = profile.Successor?.ToString(),
            Events = [.. profile.Events.Select(happened => happened.ToWire())],
            Below = profile.Below,
            Units = profile.Units,
            LastReport = profile.LastReport?.ToWire(),
            FreshAt = profile.FreshAt.ToWire(),
            Version = profile.Version.ToString(),
        };
    }

    /// <summary>A committee's profile on a day; null where it cannot be asked now.</summary>
    public static async ValueTask<CommitteeBody?> TryProfileAsync(
        IFederation federation,
        CommitteeId committee,
        DateOnly asOf,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ProfileAsync(federation, committee, asOf, cancellationToken);
        }
        catch (Exception e) when (e is CommitteeUnknownException or FederationBusyException)
        {
            return null;
        }
    }

    /// <summary>A child with what can be learned of it on a day.</summary>
    public static async ValueTask<Child> ChildAsync(
        IFederation federation,
        ChildEntry child,
        DateOnly asOf,
        CancellationToken cancellationToken
    )
    {
        var profile = await Profiles.TryAsync(federation, child.Id, asOf, cancellationToken);
        var absence = federation.AbsenceOf(child.Id);
        return new()
        {
            Id = child.Id.ToString(),
            Names = profile?.Names.ToWire(),
            Level = profile?.Level,
            UnitKind = profile?.UnitKind,
            Units = child.Units,
            Away = child.IsAway || absence is not null,
            // What is known of who lies below somebody away was heard through that one.
            LastContact = (child.IsAway ? child.LastContact : absence?.LastHeard ?? child.LastContact)?.ToWire(),
        };
    }
}
