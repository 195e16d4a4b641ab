using System.Globalization;
using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Federation.Core.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>What the quality rules say in a subtree.</summary>
public static class FindingEndpoints
{
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

        var (items, next) = await FindingAnswers.PageAsync(
            call.Federation,
            committee,
            severity,
            limit,
            (offset, path),
            call.Aborted
        );
        var cursor = next is { } at ? Cursor.At(listing, [Text(at.Offset), .. at.Path]) : null;
        return new(new() { Items = items, Cursor = cursor });
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

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
