using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Core.Series;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Figures;

/// <summary>
/// A flow over a period. A period that is not kept ready is asked of the children that state inside it.
/// </summary>
internal static class FlowAsking
{
    public static ImmutableArray<SubQuestion> Plan(CommitteeState state, Question question)
    {
        var asked = question.Time.Period;
        var plan = ImmutableArray.CreateBuilder<SubQuestion>();
        if (state.Keys.Find(question.Key)?.Flow is { } flow && flow.BelowFor(asked) is null)
        {
            foreach (var (child, held) in state.Children)
            {
                if (
                    Interval.AnyOverlaps(held.Days, asked)
                    && held.Summary.Find(question.Key)?.Flow?.CellFor(asked) is null
                )
                {
                    plan.Add(new(child, new(question.Key, question.Time), null, 1));
                }
            }
        }

        if (question.BoundariesAt is { } boundaries)
        {
            plan.AddRange(
                state
                    .Crossings.Where(m => asked.From < m.On && m.On <= boundaries)
                    .Select(c => new SubQuestion(
                        c.Key.Committee,
                        new(question.Key, question.Time, Basis.Effective, c.Key.On.AddDays(-1)),
                        c.Key,
                        Math.Sign(c.Value.Value)
                    ))
            );
        }

        return plan.ToImmutable();
    }

    public static Answer Answer(
        CommitteeState state,
        Question question,
        ImmutableArray<SubQuestion> plan,
        IReadOnlyList<Answer> answers
    )
    {
        var asked = question.Time.Period;
        var key = state.Keys.Find(question.Key);
        var flow = key?.Flow;
        var below = flow is null ? FlowCell.Zero : flow.BelowFor(asked) ?? Below(state, question, plan, answers);
        var (cell, used) = flow is null ? (FlowCell.Zero, null) : Choose(flow, question, below);
        var sum = SummandOf(state, asked, cell);
        for (var i = 0; i < plan.Length; i++)
        {
            sum = plan[i].Move is { } move ? sum.Plus(answers[i].Summand.Before(move.On), plan[i].Sign) : sum;
        }

        var tally = sum.Pieces.Sum().Tally;
        var covered = sum.Pieces.Sum().Covered.Total();
        var days = covered + sum.Uncovered.Total();
        return new()
        {
            Committee = state.Id,
            Question = question,
            Value = sum.HasValue ? tally.ToQuantity() : null,
            Used = sum.HasValue ? used ?? Basis.Computed : null,
            Declared = flow is null ? null : Known(flow.Declared(asked)),
            Computed = flow is null ? null : Known(flow.Computed(asked, below)),
            ObservedOn = sum.Pieces.IsZero ? null : sum.Pieces[sum.Pieces.Count - 1].Key,
            Tally = tally,
            Coverage = new(null, null, covered, days, days > 0 && covered == days && sum.Open == 0),
            Findings = key?.FindingsTotal ?? 0,
            Summand = sum,
        };
    }

    /// <summary>
    /// What a child contributes to a period: from memory where it is ready there, else as it answered.
    /// </summary>
    internal static FlowCell? ChildCell(ChildHolding held, Question question, Answer? answer)
    {
        var asked = question.Time.Period;
        if (held.Days.IsEmpty || held.Summary.Find(question.Key)?.Flow is not { } flow)
        {
            return null;
        }

        var cell = flow.CellFor(asked) ?? (answer is null ? FlowCell.Zero : CellOf(answer.Summand, held, asked));
        return cell.Within(held.Days, asked);
    }

    /// <summary>The sum of the children's contributions to a period that is not kept ready.</summary>
    internal static FlowCell Below(
        CommitteeState state,
        Question question,
        ImmutableArray<SubQuestion> plan,
        IReadOnlyList<Answer> answers
    )
    {
        var asked = new Dictionary<CommitteeId, Answer>();
        for (var i = 0; i < plan.Length; i++)
        {
            if (plan[i].Move is null)
            {
                asked[plan[i].Committee] = answers[i];
            }
        }

        var sum = FlowCell.Zero;
        foreach (var (child, held) in state.Children)
        {
            sum += ChildCell(held, question, asked.GetValueOrDefault(child)) ?? FlowCell.Zero;
        }

        return sum;
    }

    private static FlowCell CellOf(Summand answered, ChildHolding held, Period asked)
    {
        // The shift is what the answer's days differ by from the units that the child shows; see FlowCell.Shift.
        var units = held.Summary.Tree.Units.Within(asked);
        var shift = answered.Uncovered + answered.Pieces.Sum().Covered + -units;
        return new(answered.Pieces, shift, answered.Open);
    }

    private static (FlowCell Cell, Basis? Used) Choose(FlowState flow, Question question, FlowCell below)
    {
        var asked = question.Time.Period;
        var declared =
            question.Basis == Basis.Declared
            || (question.Basis == Basis.Effective && flow.CountsDeclared(asked, below));
        var cell = declared ? flow.Declared(asked) : flow.Computed(asked, below);
        return cell.Tally.HasValue ? (cell, declared ? Basis.Declared : Basis.Computed) : (cell, null);
    }

    private static Summand SummandOf(CommitteeState state, Period asked, FlowCell cell) =>
        new(
            default,
            0,
            cell.Pieces,
            state.Context.Units.Within(asked) + cell.Shift + -cell.Pieces.Sum().Covered,
            cell.Open,
            cell.Tally.HasValue
        );

    private static Quantity? Known(FlowCell cell) => cell.Tally.HasValue ? cell.Tally.ToQuantity() : null;
}
