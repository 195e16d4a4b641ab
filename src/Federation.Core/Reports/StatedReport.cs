using System.Collections.Immutable;

namespace Federation.Core.Reports;

/// <summary>What is kept in memory of an accepted report: all but its observations, which are kept by key.</summary>
/// <param name="Head">The report without its observations.</param>
/// <param name="Locators">Where each observation stands in the source; default where none says.</param>
/// <param name="AcceptedAt">When it was accepted, UTC.</param>
/// <param name="Sequence">Its place in the committee's journal.</param>
/// <param name="Hash">The journal's chain hash at that place, hexadecimal.</param>
/// <param name="Content">The SHA-256 of its content, hexadecimal: tells a repetition from a contradiction.</param>
public sealed record StatedReport(
    Report Head,
    ImmutableArray<string?> Locators,
    DateTimeOffset AcceptedAt,
    long Sequence,
    string Hash,
    string Content
)
{
    /// <summary>Where an observation stands in the source, null where it does not say.</summary>
    public string? LocatorOf(int index) =>
        Locators.IsDefaultOrEmpty || index >= Locators.Length ? null : Locators[index];
}
