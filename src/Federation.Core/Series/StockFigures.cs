using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Series;

/// <summary>The effective stock of one key at one committee: a step function of the date. Immutable.</summary>
public abstract record StockFigures
{
    /// <summary>The effective figure and its coverage as of a day.</summary>
    public abstract StockCell At(DateOnly day);

    /// <summary>
    /// The oldest observation that the figure of a day rests on; <see cref="DateOnly.MinValue"/> where there is none.
    /// </summary>
    public abstract DateOnly OldestAt(DateOnly day);

    /// <summary>
    /// Adds every day on which the figure, its coverage or its age may change, in any order, repeats allowed.
    /// </summary>
    private protected abstract void AddChangeDays(ChangeDays days);

    /// <summary>The days on which this may differ from another state of the figure; empty where it cannot.</summary>
    internal abstract Interval DaysApart(StockFigures other);

    /// <summary>The whole step function.</summary>
    public Steps<StockCell> ToSteps() => ToSteps(DaysWithin(Interval.Always));

    /// <summary>The oldest observation over time: changes in date order.</summary>
    public ImmutableArray<Step<DateOnly>> OldestSteps() => OldestSteps(Interval.Always);

    /// <summary>The oldest observation on some days: changes in date order.</summary>
    internal ImmutableArray<Step<DateOnly>> OldestSteps(Interval within) => OldestSteps(DaysWithin(within));

    /// <summary>Both on some days, worked out together, as if there was nothing outside.</summary>
    internal (Steps<StockCell> Cells, ImmutableArray<Step<DateOnly>> Oldest) Written(Interval within)
    {
        var days = DaysWithin(within);
        return (ToSteps(days).Within(within), OldestSteps(days));
    }

    private Steps<StockCell> ToSteps(ReadOnlySpan<DateOnly> days)
    {
        var steps = new Step<StockCell>[days.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = new(days[i], At(days[i]));
        }

        return Steps<StockCell>.From(steps);
    }

    private ImmutableArray<Step<DateOnly>> OldestSteps(ReadOnlySpan<DateOnly> days)
    {
        var steps = ImmutableArray.CreateBuilder<Step<DateOnly>>(days.Length);
        var last = DateOnly.MinValue;
        foreach (var day in days)
        {
            var oldest = OldestAt(day);
            if (oldest != last)
            {
                steps.Add(new(day, last = oldest));
            }
        }

        return steps.DrainToImmutable();
    }

    private ReadOnlySpan<DateOnly> DaysWithin(Interval within)
    {
        var days = new ChangeDays(within);
        AddChangeDays(days);
        return days.InOrder();
    }
}
