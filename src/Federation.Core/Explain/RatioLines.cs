using System.Collections.Immutable;
using Federation.Core.Figures;
using Federation.Core.Quantities;
using Federation.Core.State;

namespace Federation.Core.Explain;

/// <summary>What a ratio rests on: its two sums, or the statements, none of which is ever added.</summary>
internal static class RatioLines
{
    public static IEnumerable<Line> Derived(ImmutableArray<SubQuestion> plan, IReadOnlyList<Answer> answers)
    {
        for (var i = 0; i < plan.Length; i++)
        {
            yield return new(plan[i].Committee, LineRole.Derived, false, answers[i].Tally)
            {
                Value = answers[i].Value,
                Key = plan[i].Question.Key,
                Next = plan[i].Question,
            };
        }
    }

    public static IEnumerable<Line> Stated(CommitteeState state, Answer answer)
    {
        var key = answer.Question.Key;
        foreach (var statement in state.Keys.Find(key)?.RatioStatements.Standing ?? [])
        {
            var counted = answer.Value is not null && statement.Period.To == answer.ObservedOn;
            yield return Leaves.Of(state, key, statement, LineRole.Declared, counted);
        }

        foreach (var stated in answer.Stated.Where(s => s.Committee != state.Id))
        {
            yield return new(stated.Committee, LineRole.Child, false, Tally.Of(stated.Quantity))
            {
                Value = stated.Quantity,
                Next = answer.Question,
            };
        }
    }
}
