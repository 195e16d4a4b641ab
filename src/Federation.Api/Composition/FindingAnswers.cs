using System.Globalization;
using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Resources;
using Federation.Api.Wire;
using Federation.Core.Identity;
using Federation.Core.Rules;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Composition;

/// <summary>What the quality rules say in a subtree, page by page.</summary>
public static class FindingAnswers
{
    /// <summary>The most committees that one page looks at.</summary>
    public const int VisitsMax = 1000;

    /// <summary>Where a request's page begins, and the listing that its cursors are of; noted as a fault where the
    /// cursor is not of this listing.</summary>
    /// <param name="query">The request.</param>
    /// <param name="parameter">The cursor's parameter.</param>
    /// <param name="committee">Whose subtree.</param>
    /// <param name="severity">Only of this severity; null for all.</param>
    public static ((int Offset, string[] Path) Place, string Listing) PlaceOf(
        Query query,
        QueryParameter parameter,
        CommitteeId committee,
        Severity? severity
    )
    {
        var listing = $"findings|{committee}|{severity}";
        var place = query.Cursor(listing, parameter);
        if (place is null)
        {
            return ((0, []), listing);
        }

        if (
            place.Length >= 2
            && int.TryParse(place[0], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
        )
        {
            return ((offset, place[1..]), listing);
        }

        query.Faults.Add(parameter.Name, QueryMessages.CursorUnknown());
        return ((0, []), listing);
    }

    /// <summary>The cursor of a place in a listing.</summary>
    public static string CursorAt(string listing, (int Offset, IReadOnlyList<string> Path) place) =>
        Cursor.At(listing, [place.Offset.ToString(CultureInfo.InvariantCulture), .. place.Path]);

    /// <summary>A page of findings, and where the next begins: null on the last.</summary>
    /// <param name="federation">The committees.</param>
    /// <param name="committee">Whose subtree.</param>
    /// <param name="severity">Only of this severity; null for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="place">Where it begins: how many findings of which committee to skip, by its path.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async ValueTask<(List<FindingBody> Items, (int Offset, IReadOnlyList<string> Path)? Next)> PageAsync(
        IFederation federation,
        CommitteeId committee,
        Severity? severity,
        int limit,
        (int Offset, IReadOnlyList<string> Path) place,
        CancellationToken cancellationToken
    )
    {
        var heard = new Dictionary<CommitteeId, OwnFindings>();
        var walk = SubtreeWalk.From(committee, async at => (await OwnAsync(at)).Below.Select(below => below.Key));
        var (isAnywhere, isExact) = await walk.GoToAsync(place.Path);
        var offset = isExact ? place.Offset : 0;
        var items = new List<FindingBody>();
        for (var visits = 1; isAnywhere; visits++)
        {
            var own = await OwnAsync(walk.Current);
            var fitting = own.Findings.Where(finding => severity is null || finding.Severity == severity).ToList();
            var shown = fitting.Skip(offset).Take(limit - items.Count).ToList();
            items.AddRange(shown.Select(finding => finding.ToWire()));
            offset += shown.Count;
            if (offset < fitting.Count)
            {
                return (items, (offset, [.. walk.Path]));
            }

            offset = 0;
            heard.Remove(walk.Current);
            isAnywhere = await walk.NextAsync();
            if (isAnywhere && (visits >= VisitsMax || items.Count == limit))
            {
                return (items, (0, [.. walk.Path]));
            }
        }

        return (items, null);

        async ValueTask<OwnFindings> OwnAsync(CommitteeId at) =>
            heard.TryGetValue(at, out var own) ? own : heard[at] = await AskAsync(at);

        async ValueTask<OwnFindings> AskAsync(CommitteeId at)
        {
            try
            {
                return await federation.Committee(at).FindingsAsync(cancellationToken);
            }
            catch (CommitteeAwayException) when (at != committee)
            {
                // Who is away has its findings to itself; how many there are, its upper has said.
                return new([], []);
            }
        }
    }
}
