using System.Collections.Immutable;

namespace Federation.Core.Algebra;

/// <summary>The days on which step functions change.</summary>
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
}
