using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Series;

/// <summary>A stock written out step by step: how it arrives from another installation or from a snapshot.</summary>
/// <param name="Cells">The figure over time.</param>
/// <param name="Oldest">The oldest observation over time, changes in date order.</param>
public sealed record StockSteps(Steps<StockCell> Cells, ImmutableArray<Step<DateOnly>> Oldest) : StockFigures
{
    /// <inheritdoc/>
    internal override Interval DaysApart(StockFigures other) =>
        other is StockSteps steps
            ? Interval.Around(
                StepDays.DaysApart(Cells.Changes, steps.Cells.Changes),
                StepDays.DaysApart(Oldest, steps.Oldest)
            )
            : Interval.Always;

    /// <inheritdoc/>
    private protected override void AddChangeDays(ChangeDays days)
    {
        days.AddDaysOf(Cells.Changes);
        days.AddDaysOf(Oldest);
    }

    /// <inheritdoc/>
    public override Steps<StockCell> ToSteps() => Cells;

    /// <inheritdoc/>
    public override ImmutableArray<Step<DateOnly>> OldestSteps() => AreAllChanges(Oldest) ? Oldest : base.OldestSteps();

    /// <inheritdoc/>
    public override StockCell At(DateOnly day) => Cells.At(day);

    /// <inheritdoc/>
    public override DateOnly OldestAt(DateOnly day) => Oldest.InForce(day);

    /// <summary>Whether each differs from the one before: what another program sends may not.</summary>
    private static bool AreAllChanges(ImmutableArray<Step<DateOnly>> steps)
    {
        var last = DateOnly.MinValue;
        foreach (var step in steps)
        {
            if (step.Value == last)
            {
                return false;
            }

            last = step.Value;
        }

        return true;
    }
}
