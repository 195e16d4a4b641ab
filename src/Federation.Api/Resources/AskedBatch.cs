using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Federation.Core.Identity;

namespace Federation.Api.Resources;

/// <summary>The figures of one batch while they are asked.</summary>
internal sealed class AskedBatch
{
    /// <summary>To look for what is nearest takes time: so many problems of a batch say it.</summary>
    private const int NearestMax = 20;

    private readonly Call call;
    private readonly AnswerSources sources = new();
    private int problems;

    private AskedBatch(Call call) => this.call = call;

    /// <summary>The answer to a batch, kept under its bytes where all in it say when they change.</summary>
    /// <exception cref="RefusalException">The body is no batch.</exception>
    public static async ValueTask<byte[]> AskAsync(Call call, PreparedBatches prepared, ReadOnlyMemory<byte> body)
    {
        if (prepared.Find(call.Federation, body.Span, call.Today) is { } before)
        {
            return before;
        }

        var items = BatchReading.Read(body, FigureEndpoints.BatchMax);
        var batch = new AskedBatch(call);
        var answers = new FigureOrProblem[items.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = await batch.AnswerAsync(items[i]);
        }

        var answer = Written<BatchReply>.Prepare(new() { Items = answers });
        prepared.Keep(body.Span, call.Today, batch.sources, answer);
        return answer;
    }

    private async ValueTask<FigureOrProblem> AnswerAsync(BatchItem item)
    {
        var text = item.ToString();
        if (
            !item.HasFaults
            && CommitteeId.TryParse(item.Committee ?? "", out var known)
            && AskedFigure.Before(call, known, text) is { } before
        )
        {
            return Figure(known, before);
        }

        var faults = item.Faults();
        var question = new FigureReading(faults, call.Catalogue, call.Today).Question(item.Texts);
        if (item.Committee is null && !item.HasFaultAt("committee"))
        {
            faults.Add("committee", QueryMessages.Missing("committee"));
        }

        if (faults.Any)
        {
            return Problem(faults.ToRefusal(Refusals.InvalidItem));
        }

        var nearest = problems < NearestMax ? call.Federation : null;
        try
        {
            var committee = Committees.Named(nearest, item.Committee!);
            return Figure(committee, await AskedFigure.AskAsync(call, committee, text, question!));
        }
        catch (Exception e) when (Failures.RefusalOf(e, nearest, call.Settings) is { } refusal)
        {
            return Problem(refusal);
        }
    }

    private FigureOrProblem Figure(CommitteeId committee, AskedFigure asked)
    {
        sources.Add(committee, asked.From);
        return new() { Figure = asked.Answer.Body };
    }

    private FigureOrProblem Problem(Refusal refusal)
    {
        problems++;
        sources.AddUnknown();
        return new() { Problem = refusal.In(call.Language) };
    }
}
