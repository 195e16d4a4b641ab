using System.Text.Json;
using Federation.Core.Time;

namespace Federation.Core.Input;

/// <summary>How exactly a date is known: to the day, month or year, or as one day of a range.</summary>
internal sealed record DatePrecision
{
    private readonly string? text;
    private readonly Period? range;

    private DatePrecision(string? text, Period? range = null)
    {
        this.text = text;
        this.range = range;
    }

    public static DatePrecision Day { get; } = new((string?)null);

    private static DatePrecision Month { get; } = new("month");

    private static DatePrecision Year { get; } = new("year");

    /// <summary>
    /// Reads a precision; the day where it is absent or wrong, the latter with a fault. <paramref name="day"/> is
    /// the date as written, which a range has to hold.
    /// </summary>
    public static DatePrecision Read(Faults faults, PlacedValue? value, DateOnly? day)
    {
        if (value is null || value.IsBroken)
        {
            return Day;
        }

        if (value.Kind == JsonValueKind.String && Named(value.Text!) is { } named)
        {
            return named;
        }

        if (value.Kind != JsonValueKind.Object)
        {
            faults.Add(value, InputMessages.NotPrecision());
            return Day;
        }

        if (Fields.Open(faults, value, "from", "to") is not { } fields)
        {
            return Day;
        }

        var from = faults.Day(fields.Need("from"));
        var to = faults.Day(fields.Need("to"));
        if (from > to)
        {
            faults.Add(value, InputMessages.NotPrecision());
        }

        if (from is null || to is null || from > to)
        {
            return Day;
        }

        var range = new Period(from.Value, to.Value);
        if (day is { } written && !range.Contains(written))
        {
            faults.Add(value, InputMessages.DateOutsidePrecision(written, range.ToString()));
            return Day;
        }

        return new(range.ToString(), range);
    }

    /// <summary>The days on which what is dated with a day may have been.</summary>
    public Period DaysOf(DateOnly day) =>
        range
        ?? text switch
        {
            "month" => new(
                new(day.Year, day.Month, 1),
                new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month))
            ),
            "year" => new(new(day.Year, 1, 1), new(day.Year, 12, 31)),
            _ => new(day, day),
        };

    /// <summary>As it is kept: null for the day, <c>month</c>, <c>year</c> or <c>from/to</c>.</summary>
    public string? Kept => text;

    private static DatePrecision? Named(string text) =>
        text switch
        {
            "day" => Day,
            "month" => Month,
            "year" => Year,
            _ => null,
        };
}
