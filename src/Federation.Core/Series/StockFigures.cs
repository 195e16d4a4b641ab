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

    /// <summary>
    /// The days on which this may differ from another state of the figure; empty where it cannot, all where nothing
    /// is known of it.
    /// </summary>
    internal virtual Interval DaysApart(StockFigures other) => Interval.Always;

    /// <summary>The whole step function.</summary>
    public virtual Steps<StockCell> ToSteps() => ToSteps(DaysWithin(Interval.Always), Interval.Always);

    /// <summary>The oldest observation over time: changes in date order.</summary>
    public virtual ImmutableArray<Step<DateOnly>> OldestSteps()
    {
        var days = DaysWithin(Interval.Always);
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

    /// <summary>Both on some days, worked out together, as if there was nothing outside.</summary>
    internal virtual (Steps<StockCell> Cells, Steps<OldestDay> Oldest) Written(Interval within)
    {
        var days = DaysWithin(within);
        return (ToSteps(days, within), OldestSteps(days, within));
    }

    /// <summary>The oldest observation on some days, as if there was nothing outside.</summary>
    internal virtual Steps<OldestDay> OldestSteps(Interval within) => OldestSteps(DaysWithin(within), within);

    private Steps<StockCell> ToSteps(ReadOnlySpan<DateOnly> days, Interval within)
    {
        var steps = StepsOf<StockCell>(days, within);
        for (var i = 0; i < days.Length; i++)
        {
            steps[i] = new(days[i], At(days[i]));
        }

        return Steps<StockCell>.OfRising(steps);
    }

    private Steps<OldestDay> OldestSteps(ReadOnlySpan<DateOnly> days, Interval within)
    {
        var steps = StepsOf<OldestDay>(days, within);
        for (var i = 0; i < days.Length; i++)
        {
            steps[i] = new(days[i], new(OldestAt(days[i])));
        }

        return Steps<OldestDay>.OfRising(steps);
    }

    /// <summary>Room for a step on each day, and where the days end one to nothing.</summary>
    private static Step<T>[] StepsOf<T>(ReadOnlySpan<DateOnly> days, Interval within)
        where T : IGroup<T>
    {
        var isEnding = within.Until != DateOnly.MaxValue;
        var steps = new Step<T>[days.Length + (isEnding ? 1 : 0)];
        if (isEnding)
        {
            steps[^1] = new(within.Until, T.Zero);
        }

        return steps;
    }

    private ReadOnlySpan<DateOnly> DaysWithin(Interval within)
    {
        var days = new ChangeDays(within);
        AddChangeDays(days);
        return days.InOrder();
    }
}
