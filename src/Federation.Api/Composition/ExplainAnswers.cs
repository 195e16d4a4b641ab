using System.Globalization;
using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Resources;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Api.Composition;

/// <summary>What a figure is made of, page by page.</summary>
public static class ExplainAnswers
{
    /// <summary>How many contributions of a figure a request's cursor skips; noted as a fault where it is not of
    /// this figure.</summary>
    /// <param name="query">The request.</param>
    /// <param name="committee">Whose figure.</param>
    /// <param name="question">Which figure; null where it could not be read.</param>
    public static int OffsetOf(Query query, CommitteeId committee, Question? question)
    {
        if (question is null || query.Cursor(ListingOf(committee, question)) is not { } place)
        {
            return 0;
        }

        if (place is [var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return offset;
        }

        query.Faults.Add(Parameters.Cursor.Name, QueryMessages.CursorUnknown());
        return 0;
    }

    /// <summary>The tree of contributions to the answer to a question at a committee.</summary>
    /// <param name="federation">The committees.</param>
    /// <param name="committee">Whose figure.</param>
    /// <param name="question">Which figure.</param>
    /// <param name="depth">How many levels of contributions.</param>
    /// <param name="limit">How many contributions of one figure at most.</param>
    /// <param name="offset">How many of the figure's own contributions to skip.</param>
    /// <param name="today">Today where the committees are.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static ValueTask<ExplainNode> AskAsync(
        IFederation federation,
        CommitteeId committee,
        Question question,
        int depth,
        int limit,
        int offset,
        DateOnly today,
        CancellationToken cancellationToken
    ) => new ExplainTree(federation, limit, today, cancellationToken).RootAsync(committee, question, depth, offset);

    /// <summary>Names the listing that a cursor is of.</summary>
    internal static string ListingOf(CommitteeId committee, Question question) => $"explain|{committee}|{question}";
}
