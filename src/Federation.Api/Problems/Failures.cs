using Federation.Api.Http;
using Federation.Engine.Ports;
using Microsoft.AspNetCore.Http;

namespace Federation.Api.Problems;

/// <summary>What failures mean to whoever asked, the same for a problem document and for a page.</summary>
public static class Failures
{
    /// <summary>
    /// What an exception of the engine or of reading means to the caller; null where it means a fault of ours.
    /// </summary>
    /// <param name="e">The exception.</param>
    /// <param name="federation">Where the nearest known committees are looked for; null to leave them out.</param>
    /// <param name="settings">The limits.</param>
    public static Refusal? RefusalOf(Exception e, IFederation? federation, ApiSettings settings) =>
        e switch
        {
            RefusalException refused => refused.Refusal,
            CommitteeUnknownException unknown => Refusals.UnknownCommittee(
                unknown.Committee.ToString(),
                Committees.Nearest(federation, unknown.Committee.ToString())
            ),
            RequestRefusedException refused => Refusals.Refused(refused),
            CommitteeAwayException away => Refusals.Away(away),
            FederationBusyException busy => Refusals.Busy(busy.RetryAfter),
            JournalUnavailableException or JournalConflictException => Refusals.StorageUnavailable(),
            BadHttpRequestException { StatusCode: 413 } => Refusals.BodyTooLarge(settings.BodyBytesMax),
            BadHttpRequestException bad => Refusals.OfStatus(bad.StatusCode),
            _ => null,
        };

    /// <summary>A status without anything more to say.</summary>
    public static Refusal OfStatus(int status) => Refusals.OfStatus(status);

    /// <summary>A fault of ours, by what the log calls it.</summary>
    public static Refusal Unexpected(string traceId) => Refusals.Unexpected(traceId);
}
