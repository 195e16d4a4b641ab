using System.Collections.Immutable;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.State;

namespace Federation.Core.Explain;

/// <summary>
/// What a flow is made of: the chosen tiles of the stated figures, or the own tiles and the children's.
/// </summary>
internal static class FlowLines
{
    public static IEnumerable<Line> Of(
        CommitteeState state,
        Answer answer,
        ImmutableArray<SubQuestion> plan,
        IReadOnlyList<Answer> answers
    )
    {
        var key = answer.Question.Key;
        var asked = answer.Question.Time.Period;
        if (state.Keys.Find(key)?.Flow is not { } flow)
        {
            yield break;
        }

        var declared = answer.Used == Basis.Declared;
        foreach (var tile in flow.TilesFor(asked, Scope.Subtree))
        {
            yield return Leaves.Of(state, key, tile, LineRole.Declared, declared);
        }

        foreach (var tile in flow.TilesFor(asked, Scope.Own))
        {
            yield return Leaves.Of(state, key, tile, LineRole.Own, !declared);
        }

        foreach (var (child, held) in state.Children)
        {
            if (held.Days.Any(d => d.Overlaps(asked)))
            {
                var cell = FlowAsking.ChildCell(held, answer.Question, AnswerOf(child, plan, answers));
                var tally = cell?.Tally ?? Tally.Zero;
                yield return new(child, LineRole.Child, !declared, tally)
                {
                    Value = tally.HasValue ? tally.ToQuantity() : null,
                    Next = new(key, answer.Question.Time),
                };
            }
        }
    }

    private static Answer? AnswerOf(CommitteeId child, ImmutableArray<SubQuestion> plan, IReadOnlyList<Answer> answers)
    {
        for (var i = 0; i < plan.Length; i++)
        {
            if (plan[i].Move is null && plan[i].Committee == child)
            {
                return answers[i];
            }
        }

        return null;
    }
}
