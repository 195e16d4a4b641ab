using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Core.Rules;

namespace Federation.Engine.Ports;

/// <summary>Says that a report is durable.</summary>
/// <param name="Committee">Whose report.</param>
/// <param name="Key">Its key.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Sequence">Its place in the committee's journal; 0 for a dry run.</param>
/// <param name="Hash">The chain hash there; empty for a dry run.</param>
/// <param name="AcceptedAt">When it was accepted, UTC.</param>
/// <param name="Superseded">Whether a higher revision stands already, or this one is withdrawn.</param>
/// <param name="Repeated">Whether the same content had been accepted before: nothing was written now.</param>
/// <param name="Findings">What the rules say of its figures.</param>
public sealed record Receipt(
    CommitteeId Committee,
    string Key,
    int Revision,
    long Sequence,
    string Hash,
    DateTimeOffset AcceptedAt,
    bool Superseded,
    bool Repeated,
    ImmutableArray<Finding> Findings
);
