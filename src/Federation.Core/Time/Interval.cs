using System.Collections.Immutable;

namespace Federation.Core.Time;

/// <summary>A half-open run of days <c>[From, Until)</c>: how long a child belongs to a parent.</summary>
/// <param name="From">The first day inside; <see cref="DateOnly.MinValue"/> for the beginning of the record.</param>
/// <param name="Until">The first day outside; <see cref="DateOnly.MaxValue"/> where no end is known.</param>
public readonly record struct Interval(DateOnly From, DateOnly Until)
{
    /// <summary>All days.</summary>
    public static Interval Always => new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>Whether no day is inside.</summary>
    public bool IsEmpty => From >= Until;

    /// <summary>Whether the day is inside.</summary>
    public bool Contains(DateOnly day) => From <= day && day < Until;

    /// <summary>Whether every day of the period is inside.</summary>
    public bool Contains(Period period) => From <= period.From && period.To < Until;

    /// <summary>How many days of the period are inside.</summary>
    public int DaysWithin(Period period)
    {
        var end = period.To.DayNumber + 1;
        var until = Until == DateOnly.MaxValue ? end : Math.Min(Until.DayNumber, end);
        return Math.Max(0, until - Math.Max(From.DayNumber, period.From.DayNumber));
    }

    /// <summary>Whether any day of the period is inside.</summary>
    public bool Overlaps(Period period) => From <= period.To && period.From < Until;

    /// <summary>The shortest interval that has every day of both inside.</summary>
    public static Interval Around(Interval one, Interval other) =>
        one.IsEmpty ? other
        : other.IsEmpty ? one
        : new(one.From < other.From ? one.From : other.From, one.Until > other.Until ? one.Until : other.Until);

    /// <summary>Whether the day is inside one of the intervals.</summary>
    public static bool AnyContains(ImmutableArray<Interval> intervals, DateOnly day)
    {
        foreach (var interval in intervals)
        {
            if (interval.Contains(day))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every day of the period is inside the same one of the intervals.</summary>
    public static bool AnyContains(ImmutableArray<Interval> intervals, Period period)
    {
        foreach (var interval in intervals)
        {
            if (interval.Contains(period))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether any day of the period is inside one of the intervals.</summary>
    public static bool AnyOverlaps(ImmutableArray<Interval> intervals, Period period)
    {
        foreach (var interval in intervals)
        {
            if (interval.Overlaps(period))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the intervals are one that holds all days.</summary>
    public static bool IsAlways(ImmutableArray<Interval> intervals) => intervals.Length == 1 && intervals[0] == Always;
}
