using System.Collections.Immutable;

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
}
