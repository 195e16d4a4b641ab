using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Engine.Queries;

namespace Federation.Api.Resources;

/// <summary>A figure written out.</summary>
/// <param name="Answer">What is sent.</param>
/// <param name="From">
/// What it comes from: as long as the committee answers from it, the figure stays. Null where it may change without it.
/// </param>
internal readonly record struct AskedFigure(PreparedAnswer Answer, object? From)
{
    /// <summary>What was given before to the same words; null where it has to be worked out.</summary>
    public static AskedFigure? Before(Call call, CommitteeId committee, string text) =>
        call.Federation.Committee(committee).AnswersFrom is { } from
        && call.Prepared.Find(from, new(committee, text, call.Today)) is { } answer
            ? new(answer, from)
            : null;

    /// <summary>The answer to a question, kept under its words where nobody else has to be asked.</summary>
    public static async ValueTask<AskedFigure> AskAsync(Call call, CommitteeId id, string text, Question question)
    {
        var committee = call.Federation.Committee(id);
        // Before it is asked: where it changes meanwhile, what is kept is of before, and is not found again.
        var from = committee.AnswersFrom;
        var reply = from is null ? null : await committee.AskAsync(FigureRequest.For(question, false), call.Aborted);
        if (reply?.Figure is not { } alone)
        {
            var node = await FanOut.AskAsync(call.Federation, id, question, call.Aborted);
            return new(Read<Figure>.Prepare(node.ToWire(call.Catalogue)), null);
        }

        var answer = Read<Figure>.Prepare(alone.ToWire(call.Catalogue));
        call.Prepared.Keep(from!, new(id, text, call.Today), answer);
        return new(answer, from);
    }
}
