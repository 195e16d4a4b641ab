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
    /// <summary>The answer to a question at a committee.</summary>
    /// <exception cref="FederationBusyException">The tree kept changing while it was asked.</exception>
    /// <exception cref="RequestRefusedException">Too many others would have to be asked.</exception>
    public static async ValueTask<NodeFigure> AskAsync(
        IFederation federation,
        CommitteeId committee,
        Question question,
        CancellationToken cancellationToken
    )
    {
        var walk = new FanOutWalk(federation, cancellationToken);
        var reply = await walk.AskAsync(committee, question, false).ConfigureAwait(false);
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
        var walk = new FanOutWalk(federation, cancellationToken);
        var reply = await walk.AskAsync(committee, question, true).ConfigureAwait(false);
        return (reply.Figure!, reply.Lines);
    }
}
