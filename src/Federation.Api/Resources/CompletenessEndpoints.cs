using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Federation.Core.Plans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>Who below has reported, and who is late.</summary>
public static class CompletenessEndpoints
{
    /// <summary>The most committees that one page looks at.</summary>
    public const int VisitsMax = 500;

    /// <summary>Maps it.</summary>
    public static IEndpointRouteBuilder MapCompleteness(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees/{id}/completeness", CompletenessAsync)
            .Is("completeness", "completeness", "Who below has reported for a period, and who is late as of today.")
            .Takes(Parameters.PlanPeriod, Parameters.Limit, Parameters.Cursor)
            .Refuses(404, 422, 503);
        return routes;
    }

    private static async Task<Read<CompletenessList>> CompletenessAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var period = query.Period(Parameters.PlanPeriod);
        if (period is { } asked && !call.Catalogue.Plans.Any(plan => PlanCalendar.IsPeriodOf(plan, asked)))
        {
            var text = query.Text(Parameters.PlanPeriod)!;
            query.Faults.Add(Parameters.PlanPeriod.Name, QueryMessages.NoPlanPeriod(text));
        }

        var limit = query.Limit();
        var listing = $"completeness|{committee}|{period}";
        var path = query.Cursor(listing) ?? [];
        query.Check();

        var over = period!.Value;
        var walk = SubtreeWalk.From(
            committee,
            async at =>
                (await call.Federation.Committee(at).ChildrenAsync(over.To, call.Aborted)).Select(child => child.Id)
        );
        var (isAnywhere, _) = await walk.GoToAsync(path);
        var items = new List<CompletenessItem>();
        string? cursor = null;
        for (var visits = 1; isAnywhere; visits++)
        {
            if (!walk.IsAtRoot)
            {
                items.AddRange(
                    await FormCheck.ItemsAsync(call.Federation, walk.Current, over, call.Today, call.Aborted)
                );
            }

            isAnywhere = await walk.NextAsync();
            if (isAnywhere && (visits >= VisitsMax || items.Count >= limit))
            {
                cursor = Cursor.At(listing, walk.Path);
                break;
            }
        }

        return new(
            new()
            {
                Period = over.ToString(),
                Today = call.Today,
                Items = items,
                Cursor = cursor,
            }
        );
    }
}
