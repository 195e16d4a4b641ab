using System.Collections.Immutable;
using Federation.Core.Quantities;
using Federation.Core.Series;
using Federation.Core.State;
using Federation.Core.Summaries;

namespace Federation.Core.Figures;

/// <summary>A stock as of a date.</summary>
internal static class StockAsking
{
    public static ImmutableArray<SubQuestion> Plan(CommitteeState state, Question question) =>
        question.BoundariesAt is not { } boundaries
            ? []
            :
            [
                .. state
                    .Crossings.Where(m => question.Time.Day < m.On && m.On <= boundaries)
                    .Select(c => new SubQuestion(
                        c.Key.Committee,
                        question with
                        {
                            Basis = Basis.Effective,
                            BoundariesAt = c.Key.On.AddDays(-1),
                        },
                        c.Key,
                        Math.Sign(c.Value.Value)
                    )),
            ];

    public static Answer Answer(
        CommitteeState state,
        Question question,
        ImmutableArray<SubQuestion> plan,
        IReadOnlyList<Answer> answers
    )
    {
        var day = question.Time.Day;
        var key = state.Keys.Find(question.Key);
        var stock = key?.Stock;
        var (cell, used) = stock is null ? (default, null) : Choose(stock, question);
        var active = state.Context.Activity.Contains(day);
        var expected = active ? state.Context.Units.At(day).Value : 0;
        var sum = Summand.None with { Stock = cell, Expected = expected, HasValue = used is not null };
        for (var i = 0; i < plan.Length; i++)
        {
            sum = sum.Plus(answers[i].Summand, plan[i].Sign);
        }

        return new()
        {
            Committee = state.Id,
            Question = question,
            Value = sum.HasValue ? sum.Stock.Tally.ToQuantity() : null,
            Used = sum.HasValue ? used ?? Basis.Computed : null,
            Declared = active && stock?.Subtree.LastAt(day) is not null ? stock.Declared(day).Tally.ToQuantity() : null,
            Computed = active && stock is not null ? Known(stock.Computed(day).Tally) : null,
            Moved = used == Basis.Declared ? MovedOf(stock!, day) : null,
            ObservedOn = ObservedOn(stock, day, used, answers),
            Tally = sum.Stock.Tally,
            Coverage = CoverageOf(sum),
            Findings = key?.FindingsTotal ?? 0,
            Summand = sum,
        };
    }

    private static (StockCell Cell, Basis? Used) Choose(StockState stock, Question question)
    {
        var day = question.Time.Day;
        if (!stock.Context.Activity.Contains(day))
        {
            return default;
        }

        var basis = question.Basis;
        var declared = basis == Basis.Declared || (basis == Basis.Effective && stock.CountsDeclared(day));
        if (declared)
        {
            return stock.Subtree.LastAt(day) is null ? default : (stock.Declared(day), (Basis?)Basis.Declared);
        }

        var computed = stock.Computed(day);
        return computed.Tally.HasValue ? (computed, Basis.Computed) : (computed, null);
    }

    private static DateOnly? ObservedOn(StockState? stock, DateOnly day, Basis? used, IReadOnlyList<Answer> answers)
    {
        var own = used switch
        {
            Basis.Declared => stock!.Subtree.LastAt(day)!.Value.Day,
            Basis.Computed => stock!.OldestComputedAt(day),
            _ => DateOnly.MinValue,
        };
        var dates = answers.Select(a => a.ObservedOn).OfType<DateOnly>();
        var oldest = (own == DateOnly.MinValue ? dates : dates.Append(own)).DefaultIfEmpty(DateOnly.MinValue).Min();
        return oldest == DateOnly.MinValue ? null : oldest;
    }

    private static Coverage CoverageOf(Summand sum) =>
        new(
            sum.Stock.Reporting,
            sum.Expected,
            null,
            null,
            sum.Expected > 0 && sum.Stock.Reporting == sum.Expected && sum.Stock.Open == 0
        );

    private static Quantity? MovedOf(StockState stock, DateOnly day)
    {
        var moved = stock.MovedSince(stock.Subtree.LastAt(day)!.Value.Day, day);
        return moved.IsZero ? null : moved.ToQuantity();
    }

    private static Quantity? Known(Tally tally) => tally.HasValue ? tally.ToQuantity() : null;
}
