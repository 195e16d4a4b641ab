using Federation.Core.Time;

namespace Federation.Core.Algebra;

/// <summary>Sums of a count over days: reporting units times days.</summary>
public static class UnitDays
{
    /// <summary>The sum of <paramref name="units"/> over every day of <paramref name="period"/>.</summary>
    public static long Over(this Steps<Count> units, Period period)
    {
        long total = 0;
        var changes = units.Changes;
        for (var i = Math.Max(0, units.IndexAt(period.From)); i < changes.Length && changes[i].From <= period.To; i++)
        {
            var first = Math.Max(changes[i].From.DayNumber, period.From.DayNumber);
            var next = i + 1 < changes.Length ? changes[i + 1].From.DayNumber : int.MaxValue;
            long days = Math.Min(next, period.To.DayNumber + 1) - first;
            total = checked(total + (changes[i].Value.Value * days));
        }

        return total;
    }

    /// <summary>The sum over all days of a function that is zero from some day on.</summary>
    public static long Total(this Steps<Count> units) =>
        units.IsZero ? 0 : units.Over(new(units.Changes[0].From, units.Changes[^1].From));

    /// <summary>The function inside one period, zero outside.</summary>
    public static Steps<Count> Within(this Steps<Count> units, Period period) => units.Within(AsInterval(period));

    /// <summary>The days of a period as a half-open interval.</summary>
    public static Interval AsInterval(Period period) =>
        new(period.From, period.To == DateOnly.MaxValue ? period.To : period.To.AddDays(1));
}
