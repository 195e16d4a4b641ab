using Federation.Api.Resources;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Composition;

/// <summary>One figure as the interface answers it.</summary>
public static class FigureAnswers
{
    /// <summary>The answer to a question at a committee.</summary>
    public static async ValueTask<Figure> AskAsync(
        IFederation federation,
        CommitteeId committee,
        Question question,
        CancellationToken cancellationToken
    ) => (await FanOut.AskAsync(federation, committee, question, cancellationToken)).ToWire(federation.Catalogue);

    /// <summary>The same of one among many: no value, and stale, where it cannot be reached now.</summary>
    public static async ValueTask<Figure> AskOneOfManyAsync(
        IFederation federation,
        CommitteeId committee,
        Question question,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await AskAsync(federation, committee, question, cancellationToken);
        }
        catch (CommitteeAwayException)
        {
            var nothing = LastKnown.Nothing(federation, committee, question);
            return nothing.ToWire(federation.Catalogue);
        }
    }
}
