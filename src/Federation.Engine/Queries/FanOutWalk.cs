using System.Collections.Immutable;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Engine.Queries;

/// <summary>One question on its way down. Not safe to use from several threads at once.</summary>
internal sealed class FanOutWalk(IFederation federation, CancellationToken cancellationToken)
{
    private const int RoundsMax = 4;

    /// <summary>
    /// The most questions that one may become: far above any tree that was not turned over many times.
    /// </summary>
    private const int QuestionsMax = 20_000;

    /// <summary>Who is being asked, from the top down.</summary>
    private readonly List<(CommitteeId Committee, Question Question)> path = [];

    private int asked;

    /// <summary>The answer of a committee, once it and those whom it needs to hear have been asked.</summary>
    public async ValueTask<FigureReply> AskAsync(CommitteeId committee, Question question, bool explain)
    {
        if (++asked > QuestionsMax)
        {
            throw new RequestRefusedException(
                "question-tangled",
                false,
                new(
                    "Trong kỳ này cây tổ chức đã đảo đi đảo lại quá nhiều lần để cộng lại; hãy hỏi một kỳ ngắn hơn.",
                    "Within this period the tree was turned over too often to be summed up; ask for a shorter one."
                )
            );
        }

        path.Add((committee, question));
        var request = FigureRequest.For(question, explain);
        var stale = false;
        for (var round = 0; round < RoundsMax; round++)
        {
            var reply = await federation
                .Committee(committee)
                .AskAsync(request, cancellationToken)
                .ConfigureAwait(false);
            if (reply.Figure is { } figure)
            {
                path.RemoveAt(path.Count - 1);
                return reply with { Figure = figure with { Stale = figure.Stale || stale } };
            }

            var answers = ImmutableArray.CreateBuilder<Answer>(reply.Plan.Length);
            foreach (var sub in reply.Plan)
            {
                var part = await PartAsync(sub).ConfigureAwait(false);
                stale |= part.Stale;
                answers.Add(part.Answer);
            }

            request = request with { Plan = reply.Plan, Answers = answers.MoveToImmutable() };
        }

        throw new FederationBusyException(TimeSpan.FromSeconds(1));
    }

    /// <summary>
    /// The answer to a part: nothing, stale, where who has to be heard is away; the sum is without it, and says so.
    /// Nothing also where who asks is below whom it asks, as it may seem while a decision is being taken back.
    /// </summary>
    private async ValueTask<NodeFigure> PartAsync(SubQuestion sub)
    {
        if (path.Contains((sub.Committee, sub.Question)))
        {
            return LastKnown.Nothing(federation, sub.Committee, sub.Question) with { Stale = false };
        }

        var depth = path.Count;
        try
        {
            return (await AskAsync(sub.Committee, sub.Question, false).ConfigureAwait(false)).Figure!;
        }
        catch (CommitteeAwayException)
        {
            path.RemoveRange(depth, path.Count - depth);
            return LastKnown.Nothing(federation, sub.Committee, sub.Question);
        }
    }
}
