using System.Globalization;
using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Federation.Core.Input;
using Federation.Engine.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>Reports: listed, shown, submitted, withdrawn.</summary>
public static class ReportEndpoints
{
    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees/{id}/reports", ListAsync)
            .Is("reports", "reports", "A committee's reports.")
            .Takes(Parameters.Limit, Parameters.Cursor)
            .Refuses(404, 422, 503);
        routes
            .MapGet("/committees/{id}/reports/{key}", ShowAsync)
            .Is("reports", "report", "One report with its content, revisions and findings.")
            .Takes(Parameters.Revision)
            .Refuses(404, 422, 503);
        routes
            .MapPost("/committees/{id}/reports", SubmitAsync)
            .Is(
                "reports",
                "submitReport",
                "Submits a report: 201 once it is durable, 200 for the same again and for a dry run."
            )
            .Takes(Parameters.DryRun)
            .TakesBody<ReportSubmission>()
            .Refuses(404, 409, 422, 503);
        routes
            .MapDelete("/committees/{id}/reports/{key}", WithdrawAsync)
            .Is("reports", "withdrawReport", "Withdraws a report, with a reason in the body or in the query.")
            .Takes(Parameters.Reason)
            .TakesBody<Withdrawal>(isOptional: true)
            .Refuses(404, 422, 503);
        return routes;
    }

    private static async Task<Read<ReportList>> ListAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var limit = query.Limit();
        var listing = $"reports|{committee}";
        var after = query.Cursor(listing);
        query.Check();
        var all = await call.Federation.Committee(committee).ReportsAsync(call.Aborted);
        var rest = after is null ? all : [.. all.SkipWhile(entry => !PlaceOf(entry).SequenceEqual(after)).Skip(1)];
        var items = rest.Take(limit).ToList();
        return new(
            new()
            {
                Items = [.. items.Select(entry => entry.ToWire())],
                Cursor = rest.Length > limit ? Cursor.At(listing, PlaceOf(items[^1])) : null,
            }
        );
    }

    private static string[] PlaceOf(ReportEntry entry) =>
        [entry.Report.Head.Key, entry.Report.Head.Revision.ToString(CultureInfo.InvariantCulture)];

    private static async Task<Read<ReportBody>> ShowAsync(string id, string key, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var revision = query.Whole(Parameters.Revision);
        query.Check();
        return new(await ReportAnswers.ShowAsync(call.Federation, committee, key, revision, call.Aborted));
    }

    private static async Task<Results<Created<ReceiptBody>, Ok<ReceiptBody>>> SubmitAsync(
        string id,
        [AsParameters] Call call
    )
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var dryRun = query.Flag(Parameters.DryRun);
        query.Check();
        var report = Bodies.Valid(ReportReader.Read(await call.BodyAsync(), call.Catalogue, call.Today));
        var receipt = await call.Federation.Committee(committee).SubmitAsync(report, call.Actor, dryRun, call.Aborted);
        return dryRun || receipt.Repeated
            ? TypedResults.Ok(receipt.ToWire())
            : TypedResults.Created(
                $"{FederationApi.Root}/committees/{committee}/reports/{report.Key}",
                receipt.ToWire()
            );
    }

    private static async Task<Ok<WriteReceipt>> WithdrawAsync(string id, string key, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var reason = query.Text(Parameters.Reason);
        if (reason?.Length > InputLimits.ReasonLengthMax)
        {
            query.Faults.Add(Parameters.Reason.Name, QueryMessages.TooLong(InputLimits.ReasonLengthMax));
        }

        var hasBody = call.Http.Request.ContentLength > 0 || call.Http.Request.ContentType is not null;
        if (string.IsNullOrWhiteSpace(reason) && !hasBody)
        {
            query.Faults.Add(Parameters.Reason.Name, QueryMessages.ReasonMissing());
        }

        query.Check();
        reason = hasBody ? Bodies.Valid(ReasonReader.Read(await call.BodyAsync())) : reason;
        var target = call.Federation.Committee(committee);
        if (await target.ReportAsync(key, null, call.Aborted) is null)
        {
            throw await ReportAnswers.UnknownAsync(call.Federation, committee, key, call.Aborted);
        }

        var result = await target.WithdrawAsync(key, reason!, call.Actor, call.Aborted);
        return TypedResults.Ok(result.ToWire());
    }
}
