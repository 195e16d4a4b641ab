using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
    protected abstract void AddChangeDays(List<DateOnly> days);

    /// <summary>The days on which this may differ from another state of the figure; empty where it cannot.</summary>
    internal abstract Interval DaysApart(StockFigures other);

    /// <summary>The whole step function.</summary>
    public Steps<StockCell> ToSteps() => ToSteps(ChangeDays(Interval.Always));

    /// <summary>The oldest observation over time: changes in date order.</summary>
    public ImmutableArray<Step<DateOnly>> OldestSteps() => OldestSteps(Interval.Always);

    /// <summary>The step function on some days, as if there was nothing outside.</summary>
    internal Steps<StockCell> ToSteps(Interval within) => ToSteps(ChangeDays(within)).Within(within);

    /// <summary>The oldest observation on some days: changes in date order.</summary>
    internal ImmutableArray<Step<DateOnly>> OldestSteps(Interval within)
    {
        var days = ChangeDays(within);
        var steps = ImmutableArray.CreateBuilder<Step<DateOnly>>(days.Count);
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

    private Steps<StockCell> ToSteps(List<DateOnly> days)
    {
        var steps = new Step<StockCell>[days.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = new(days[i], At(days[i]));
        }

        return Steps<StockCell>.From(steps);
    }

    /// <summary>The days of change within an interval and its first day, each once.</summary>
    private List<DateOnly> ChangeDays(Interval within)
    {
        var days = new List<DateOnly>(16) { within.From };
        AddChangeDays(days);
        days.Sort();
        var kept = 0;
        foreach (var day in CollectionsMarshal.AsSpan(days))
        {
            if (within.Contains(day) && (kept == 0 || days[kept - 1] != day))
            {
                days[kept++] = day;
            }
        }

        days.RemoveRange(kept, days.Count - kept);
        return days;
    }
}
