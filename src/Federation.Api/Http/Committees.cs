using System.Collections.Immutable;
using Federation.Api.Problems;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Api.Http;

/// <summary>Finds the committee that an address names.</summary>
public static class Committees
{
    /// <summary>The identity.</summary>
    /// <param name="federation">Where the nearest known ones are looked for; null to leave them out.</param>
    /// <param name="text">The identity as sent.</param>
    /// <exception cref="RefusalException">The text is no identity, so there is no such committee.</exception>
    public static CommitteeId Named(IFederation? federation, string text) =>
        CommitteeId.TryParse(text, out var id)
            ? id
            : throw new RefusalException(Refusals.UnknownCommittee(text, Nearest(federation, text)));

    /// <summary>The known identities nearest to a text, best first.</summary>
    public static ImmutableArray<string> Nearest(IFederation? federation, string text)
    {
        if (federation is null)
        {
            return [];
        }

        var lower = text.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
        return CommitteeId.TryParse(lower, out var id)
            ? [.. federation.Nearest(id).Take(Core.Input.Nearest.CountMax).Select(near => near.ToString())]
            : [];
    }
}
