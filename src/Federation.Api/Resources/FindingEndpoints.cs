using System.Globalization;
using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Federation.Core.Identity;
using Federation.Core.Rules;
using Federation.Engine.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>What the quality rules say in a subtree.</summary>
public static class FindingEndpoints
{
    /// <summary>The most committees that one page looks at.</summary>
    public const int VisitsMax = 1000;

    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapFindings(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees/{id}/findings", FindingsAsync)
            .Is("findings", "findings", "Findings in a committee's subtree.")
            .Takes(Parameters.Severity, Parameters.Limit, Parameters.Cursor)
            .Refuses(404, 422, 503);
        return routes;
    }

    private static async Task<Read<FindingList>> FindingsAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var severity = query.Choice<Severity>(Parameters.Severity);
        var limit = query.Limit();
        var listing = $"findings|{committee}|{severity}";
        var (offset, path) = Place(query, listing);
        query.Check();

        var heard = new Dictionary<CommitteeId, OwnFindings>();
        var walk = SubtreeWalk.From(committee, async at => (await OwnAsync(at)).Below.Select(below => below.Key));
        var (isAnywhere, isExact) = await walk.GoToAsync(path);
        offset = isExact ? offset : 0;
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
                return new(PageOf(items, Cursor.At(listing, [Text(offset), .. walk.Path])));
            }

            offset = 0;
            heard.Remove(walk.Current);
            isAnywhere = await walk.NextAsync();
            if (isAnywhere && (visits >= VisitsMax || items.Count == limit))
            {
                return new(PageOf(items, Cursor.At(listing, [Text(0), .. walk.Path])));
            }
        }

        return new(PageOf(items, null));

        async ValueTask<OwnFindings> OwnAsync(CommitteeId at) =>
            heard.TryGetValue(at, out var own)
                ? own
                : heard[at] = await call.Federation.Committee(at).FindingsAsync(call.Aborted);
    }

    private static (int Offset, string[] Path) Place(Query query, string listing)
    {
        var place = query.Cursor(listing);
        if (place is null)
        {
            return (0, []);
        }

        if (
            place.Length >= 2
            && int.TryParse(place[0], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
        )
        {
            return (offset, place[1..]);
        }

        query.Faults.Add(Parameters.Cursor.Name, QueryMessages.CursorUnknown());
        return (0, []);
    }

    private static FindingList PageOf(List<FindingBody> items, string? cursor) =>
        new() { Items = items, Cursor = cursor };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
