using System.Collections.Immutable;
using Federation.Core.Explain;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Engine.Queries;

/// <summary>
/// Asks a committee and, where it needs to hear others first, those: the caller's part of a question, so that no
/// committee ever waits for another.
/// </summary>
public static class FanOut
{
    private const int RoundsMax = 4;

    /// <summary>The answer to a question at a committee.</summary>
    /// <exception cref="FederationBusyException">The tree kept changing while it was asked.</exception>
    public static async ValueTask<NodeFigure> AskAsync(
        IFederation federation,
        CommitteeId committee,
        Question question,
        CancellationToken cancellationToken
    )
    {
        var reply = await ReplyAsync(federation, committee, question, false, cancellationToken).ConfigureAwait(false);
        return reply.Figure!;
    }

    /// <summary>The answer and the lines it is made of.</summary>
    public static async ValueTask<(NodeFigure Figure, ImmutableArray<Line> Lines)> ExplainAsync(
        IFederation federation,
        CommitteeId committee,
        Question question,
        CancellationToken cancellationToken
    )
    {
        var reply = await ReplyAsync(federation, committee, question, true, cancellationToken).ConfigureAwait(false);
        return (reply.Figure!, reply.Lines);
    }

    private static async ValueTask<FigureReply> ReplyAsync(
        IFederation federation,
        CommitteeId committee,
        Question question,
        bool explain,
        CancellationToken cancellationToken
    )
    {
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
                return reply with { Figure = figure with { Stale = figure.Stale || stale } };
            }

            var answers = ImmutableArray.CreateBuilder<Answer>(reply.Plan.Length);
            foreach (var sub in reply.Plan)
            {
                var part = await AskAsync(federation, sub.Committee, sub.Question, cancellationToken)
                    .ConfigureAwait(false);
                stale |= part.Stale;
                answers.Add(part.Answer);
            }

            request = request with { Plan = reply.Plan, Answers = answers.MoveToImmutable() };
        }

        throw new FederationBusyException(TimeSpan.FromSeconds(1));
    }
}
