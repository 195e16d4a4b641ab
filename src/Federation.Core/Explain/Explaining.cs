using System.Collections.Immutable;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.State;

namespace Federation.Core.Explain;

/// <summary>The lines that a figure is made of at one committee; whoever asks walks down, node by node.</summary>
public static class Explaining
{
    /// <summary>The lines, counted ones first among their kind.</summary>
    /// <param name="state">The state that the answer was made from.</param>
    /// <param name="answer">The answer to be explained.</param>
    /// <param name="plan">What was asked of others for it.</param>
    /// <param name="answers">What they answered.</param>
    public static ImmutableArray<Line> Lines(
        CommitteeState state,
        Answer answer,
        ImmutableArray<SubQuestion> plan,
        IReadOnlyList<Answer> answers
    )
    {
        var indicator = state.Catalogue.Find(answer.Question.Key.Indicator)!;
        var lines = indicator.Kind switch
        {
            IndicatorKind.Stock => StockLines.Of(state, answer),
            IndicatorKind.Flow => FlowLines.Of(state, answer, plan, answers),
            IndicatorKind.StatedRatio => RatioLines.Stated(state, answer),
            _ => RatioLines.Derived(plan, answers),
        };
        return [.. lines, .. Moved(plan, answers)];
    }

    /// <summary>"As now": each committee that came or left later is a line of its own.</summary>
    private static IEnumerable<Line> Moved(ImmutableArray<SubQuestion> plan, IReadOnlyList<Answer> answers)
    {
        for (var i = 0; i < plan.Length; i++)
        {
            if (plan[i].Move is not { } move)
            {
                continue;
            }

            var summand = answers[i].Summand;
            var flow = !answers[i].Question.Time.IsDate;
            var tally = flow ? summand.Before(move.On).Pieces.Sum().Tally : summand.Stock.Tally;
            tally = plan[i].Sign < 0 ? -tally : tally;
            yield return new(move.Committee, LineRole.Move, true, tally)
            {
                Value = summand.HasValue ? tally.ToQuantity() : null,
                Move = move,
                Next = plan[i].Question,
            };
        }
    }
}
