using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Federation.Core.Algebra;
using Federation.Core.Time;

namespace Federation.Core.Series;

/// <summary>Gathers the days of change within an interval, its first day among them.</summary>
internal sealed class ChangeDays(Interval within)
{
    private readonly List<DateOnly> days = [within.From];

    /// <summary>A day on which something may change; those outside do not matter.</summary>
    public void Add(DateOnly day)
    {
        if (within.Contains(day))
        {
            days.Add(day);
        }
    }

    /// <summary>The day of each change.</summary>
    public void AddDaysOf<T>(ImmutableArray<Step<T>> changes)
    {
        foreach (ref readonly var change in changes.AsSpan())
        {
            Add(change.From);
        }
    }

    /// <summary>Each once, in date order.</summary>
    public ReadOnlySpan<DateOnly> InOrder()
    {
        days.Sort();
        var kept = 1;
        foreach (var day in CollectionsMarshal.AsSpan(days))
        {
            if (days[kept - 1] != day)
            {
                days[kept++] = day;
            }
        }

        return CollectionsMarshal.AsSpan(days)[..kept];
    }
}
