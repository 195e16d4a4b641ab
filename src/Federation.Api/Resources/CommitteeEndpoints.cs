using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Federation.Core.Identity;
using Federation.Core.Input;
using Federation.Engine.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>Committees: search, profile, children, and new ones.</summary>
public static class CommitteeEndpoints
{
    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapCommittees(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees", SearchAsync)
            .Is("committees", "searchCommittees", "Committees by name without needing accents, by level, by parent.")
            .Takes(
                Parameters.Words,
                Parameters.Level,
                Parameters.Parent,
                Parameters.Day,
                Parameters.Limit,
                Parameters.Cursor
            )
            .Refuses(404, 422, 503);
        routes
            .MapGet("/committees/{id}", ProfileAsync)
            .Is("committees", "committee", "A committee's names, level, parent, history, counts below, last report.")
            .Takes(Parameters.Day)
            .Refuses(404, 422, 503);
        routes
            .MapGet("/committees/{id}/children", ChildrenAsync)
            .Is("committees", "children", "A committee's children on a day.")
            .Takes(Parameters.Day, Parameters.Limit, Parameters.Cursor)
            .Refuses(404, 422, 503);
        routes
            .MapPost("/committees", EstablishAsync)
            .Is("committees", "establishCommittee", "Makes a committee known. The same again changes nothing.")
            .Takes()
            .TakesBody<CommitteeSubmission>()
            .Refuses(404, 409, 422, 503);
        return routes;
    }

    private static async Task<Read<CommitteeList>> SearchAsync([AsParameters] Call call)
    {
        var query = new Query(call.Http);
        var words = query.Text(Parameters.Words);
        var level = query.Text(Parameters.Level);
        if (level is not null && !call.Catalogue.HasLevel(level))
        {
            query.Faults.Add(Parameters.Level.Name, QueryMessages.UnknownLevel(level, call.Catalogue));
        }

        var parent = query.Committee(Parameters.Parent);
        var asOf = query.Day(Parameters.Day) ?? call.Today;
        var limit = query.Limit();
        var listing = $"committees|{words}|{level}|{parent}|{asOf:O}";
        var after = query.Cursor(listing) is [var last] && CommitteeId.TryParse(last, out var id) ? id : null;
        query.Check();
        if (parent is not null)
        {
            // Says 404 where there is no such parent, and not an empty list.
            await call.Federation.Committee(parent).ProfileAsync(asOf, call.Aborted);
        }

        var page = await call.Federation.SearchAsync(new(words, level, parent, asOf, limit, after), call.Aborted);
        return new(
            new()
            {
                Items = [.. page.Entries.Select(ToWire)],
                Cursor = page.HasMore ? Cursor.At(listing, page.Entries[^1].Id.ToString()) : null,
            }
        );
    }

    private static async Task<Read<CommitteeBody>> ProfileAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var asOf = query.Day(Parameters.Day) ?? call.Today;
        query.Check();
        return new(await CommitteeAnswers.ProfileAsync(call.Federation, committee, asOf, call.Aborted));
    }

    private static async Task<Read<ChildList>> ChildrenAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var asOf = query.Day(Parameters.Day) ?? call.Today;
        var limit = query.Limit();
        var listing = $"children|{committee}|{asOf:O}";
        var after = query.Cursor(listing) is [var last] ? last : null;
        query.Check();
        var children = await call.Federation.Committee(committee).ChildrenAsync(asOf, call.Aborted);
        var rest = children.Where(child => string.CompareOrdinal(child.Id.ToString(), after) > 0).ToList();
        var items = new List<Child>();
        foreach (var child in rest.Take(limit))
        {
            items.Add(await CommitteeAnswers.ChildAsync(call.Federation, child, asOf, call.Aborted));
        }

        var cursor = rest.Count > limit ? Cursor.At(listing, items[^1].Id) : null;
        return new(
            new()
            {
                AsOf = asOf,
                Items = items,
                Cursor = cursor,
            }
        );
    }

    private static async Task<Results<Created<WriteReceipt>, Ok<WriteReceipt>>> EstablishAsync([AsParameters] Call call)
    {
        new Query(call.Http).Check();
        var read = CommitteeReader.Read(await call.BodyAsync(), call.Catalogue, call.Today);
        var committee = Bodies.Valid(read);
        var result = await call.Federation.EstablishAsync(
            committee.Id,
            committee.Established,
            call.Actor,
            call.Aborted
        );
        return result.Changed
            ? TypedResults.Created($"{FederationApi.Root}/committees/{committee.Id}", result.ToWire())
            : TypedResults.Ok(result.ToWire());
    }

    private static CommitteeItem ToWire(DirectoryEntry entry) =>
        new()
        {
            Id = entry.Id.ToString(),
            Names = entry.Names.ToWire(),
            Level = entry.Level,
            UnitKind = entry.UnitKind,
            Parent = entry.Parent?.ToString(),
            Active = entry.IsActive,
        };
}
