using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.State;

namespace Federation.Core.Rules;

/// <summary>
/// The claims of a committee's reports by the key that their findings are kept under. Made once for a change: most
/// committees make no claim, and then nothing is allocated.
/// </summary>
internal sealed class ClaimIndex
{
    private static readonly ClaimIndex None = new([]);

    private readonly Dictionary<FigureKey, ImmutableArray<StatedClaim>> standing;

    private ClaimIndex(Dictionary<FigureKey, ImmutableArray<StatedClaim>> standing) => this.standing = standing;

    /// <summary>Whether no revision makes any claim.</summary>
    public bool IsEmpty => standing.Count == 0;

    /// <summary>
    /// Every key that a claim of any revision speaks of, standing or not: the findings of what no longer stands have to
    /// go.
    /// </summary>
    public IEnumerable<FigureKey> Homes => standing.Keys;

    public static ClaimIndex Of(CommitteeState state)
    {
        Dictionary<FigureKey, ImmutableArray<StatedClaim>>? index = null;
        foreach (var (report, record) in state.Reports)
        {
            foreach (var revision in record.Revisions)
            {
                if (!revision.Head.Claims.IsDefaultOrEmpty)
                {
                    Add(index ??= [], state.Catalogue, report, revision, ReferenceEquals(revision, record.Standing));
                }
            }
        }

        return index is null ? None : new(index);
    }

    /// <summary>The standing claims on a key, in order of report key and place in the report.</summary>
    public ImmutableArray<StatedClaim> On(FigureKey key) => standing.GetValueOrDefault(key, []);

    private static void Add(
        Dictionary<FigureKey, ImmutableArray<StatedClaim>> index,
        Catalogue catalogue,
        string report,
        StatedReport revision,
        bool stands
    )
    {
        foreach (var claim in revision.Head.Claims)
        {
            var home = HomeOf(catalogue, claim);
            var known = index.GetValueOrDefault(home, []);
            index[home] = stands ? known.Add(new(report, claim)) : known;
        }
    }

    /// <summary>
    /// The key of the figure that is spoken of; a derived ratio is kept nowhere, so its numerator stands for it.
    /// </summary>
    private static FigureKey HomeOf(Catalogue catalogue, Claim claim) =>
        catalogue.Find(claim.Of.Key.Indicator) is { Kind: IndicatorKind.DerivedRatio } ratio
            ? ClaimFigures.PartOf(ratio.Numerator!, claim.Of.Key)
            : claim.Of.Key;
}
