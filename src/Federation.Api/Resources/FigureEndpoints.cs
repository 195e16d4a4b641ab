using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Engine.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>One figure, and many in one call.</summary>
public static class FigureEndpoints
{
    /// <summary>The most questions of a batch.</summary>
    public const int BatchMax = 500;

    /// <summary>To look for what is nearest takes time: so many problems of a batch say it.</summary>
    private const int NearestMax = 20;

    /// <summary>Maps the figures of a committee and the batch.</summary>
    public static IEndpointRouteBuilder MapFigures(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees/{id}/figures", AskAsync)
            .Is("figures", "askFigure", "One figure.")
            .Takes(
                Parameters.Indicator,
                Parameters.Breakdown,
                Parameters.AsOf,
                Parameters.Period,
                Parameters.Boundaries,
                Parameters.Basis
            )
            .Refuses(404, 422, 503);
        routes
            .MapPost("/figures:batch", AskManyAsync)
            .Is("figures", "askFigures", "Up to 500 figures in one call, each a figure or a problem.")
            .Takes()
            .TakesBody<BatchRequest>()
            .Refuses(422);
        return routes;
    }

    private static async Task<Read<Figure>> AskAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var text = call.Http.Request.QueryString.Value ?? "";
        if (Before(call, committee, text) is { } before)
        {
            return Read<Figure>.Again(before);
        }

        var query = new Query(call.Http);
        var question = new FigureReading(query.Faults, call.Catalogue, call.Today).Question(query);
        query.Check();
        return Read<Figure>.Again(await AnswerAsync(call, committee, text, question!));
    }

    /// <summary>The answer that was given before to the same words; null where it has to be worked out.</summary>
    private static PreparedAnswer? Before(Call call, CommitteeId committee, string text) =>
        call.Federation.Committee(committee).AnswersFrom is { } from
            ? call.Prepared.Find(from, new(committee, text, call.Today))
            : null;

    /// <summary>The answer to a question, kept under its words where nobody else has to be asked.</summary>
    private static async ValueTask<PreparedAnswer> AnswerAsync(
        Call call,
        CommitteeId id,
        string text,
        Question question
    )
    {
        var committee = call.Federation.Committee(id);
        var from = committee.AnswersFrom;
        var reply = from is null ? null : await committee.AskAsync(FigureRequest.For(question, false), call.Aborted);
        if (reply?.Figure is not { } alone)
        {
            var node = await FanOut.AskAsync(call.Federation, id, question, call.Aborted);
            return Read<Figure>.Prepare(node.ToWire(call.Catalogue));
        }

        var answer = Read<Figure>.Prepare(alone.ToWire(call.Catalogue));
        call.Prepared.Keep(from!, new(id, text, call.Today), answer);
        return answer;
    }

    private static async Task<Ok<BatchReply>> AskManyAsync([AsParameters] Call call)
    {
        new Query(call.Http).Check();
        var items = BatchReading.Read(await call.BodyAsync(), BatchMax);
        var answers = new FigureOrProblem[items.Count];
        var problems = 0;
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = await AnswerAsync(items[i], call, withNearest: problems < NearestMax);
            problems += answers[i].Problem is null ? 0 : 1;
        }

        return TypedResults.Ok(new BatchReply { Items = answers });
    }

    private static async ValueTask<FigureOrProblem> AnswerAsync(BatchItem item, Call call, bool withNearest)
    {
        var text = item.ToString();
        if (
            !item.HasFaults
            && CommitteeId.TryParse(item.Committee ?? "", out var known)
            && Before(call, known, text) is { } before
        )
        {
            return new() { Figure = before.Body };
        }

        var faults = item.Faults();
        var question = new FigureReading(faults, call.Catalogue, call.Today).Question(item.Texts);
        if (item.Committee is null && !item.HasFaultAt("committee"))
        {
            faults.Add("committee", QueryMessages.Missing("committee"));
        }

        if (faults.Any)
        {
            return new() { Problem = faults.ToRefusal(Refusals.InvalidItem).In(call.Language) };
        }

        var nearest = withNearest ? call.Federation : null;
        try
        {
            var committee = Committees.Named(nearest, item.Committee!);
            return new() { Figure = (await AnswerAsync(call, committee, text, question!)).Body };
        }
        catch (Exception e) when (Failures.RefusalOf(e, nearest, call.Settings) is { } refusal)
        {
            return new() { Problem = refusal.In(call.Language) };
        }
    }
}
