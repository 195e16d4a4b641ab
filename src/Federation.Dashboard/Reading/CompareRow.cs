using Federation.Api.Wire;
using Federation.Core.Identity;

namespace Federation.Dashboard.Reading;

/// <summary>One of the committees that are compared.</summary>
/// <param name="Id">Which.</param>
/// <param name="Names">Its names; null where it cannot be asked now.</param>
/// <param name="Figure">Its figure; null where it cannot be asked now.</param>
/// <param name="Rank">Its place, equal figures at the same; null where nothing is known.</param>
public sealed record CompareRow(CommitteeId Id, Bilingual? Names, Figure? Figure, int? Rank)
{
    /// <summary>Whether there is a figure: nothing known is never ranked.</summary>
    public bool IsKnown => Figure?.Value is not null;
}
