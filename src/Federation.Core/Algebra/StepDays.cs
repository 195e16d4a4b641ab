using System.Collections.Immutable;
using Federation.Core.Time;

namespace Federation.Core.Algebra;

/// <summary>Changes in date order, whatever their values are.</summary>
internal static class StepDays
{
    /// <summary>Adds the day of each change.</summary>
    public static void AddDaysOf<T>(this List<DateOnly> days, ImmutableArray<Step<T>> changes)
    {
        foreach (ref readonly var change in changes.AsSpan())
        {
            days.Add(change.From);
        }
    }

    /// <summary>
    /// From the first day on which two functions of the day may differ until they are the same again; empty where they
    /// are the same. Each is told by what is in force from its day on, in order.
    /// </summary>
    public static Interval DaysApart<T>(ImmutableArray<T> one, ImmutableArray<T> other, Func<T, DateOnly> dayOf)
        where T : IEquatable<T>
    {
        if (one == other)
        {
            return default;
        }

        var same = one.AsSpan().CommonPrefixLength(other.AsSpan());
        var l = one.AsSpan(same..);
        var r = other.AsSpan(same..);
        var until = DateOnly.MaxValue;
        while (!l.IsEmpty && !r.IsEmpty && l[^1].Equals(r[^1]))
        {
            until = dayOf(l[^1]);
            l = l[..^1];
            r = r[..^1];
        }

        var from =
            l.IsEmpty && r.IsEmpty ? until
            : l.IsEmpty ? dayOf(r[0])
            : r.IsEmpty ? dayOf(l[0])
            : Earlier(dayOf(l[0]), dayOf(r[0]));
        return from < until ? new(from, until) : default;
    }

    /// <inheritdoc cref="DaysApart{T}(ImmutableArray{T}, ImmutableArray{T}, Func{T, DateOnly})"/>
    public static Interval DaysApart<T>(ImmutableArray<Step<T>> one, ImmutableArray<Step<T>> other) =>
        DaysApart(one, other, static step => step.From);

    /// <summary>The value in force at a day; the default before the first change.</summary>
    public static T InForce<T>(this ImmutableArray<Step<T>> changes, DateOnly day)
        where T : struct
    {
        for (var i = changes.Length - 1; i >= 0; i--)
        {
            if (changes[i].From <= day)
            {
                return changes[i].Value;
            }
        }

        return default;
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
