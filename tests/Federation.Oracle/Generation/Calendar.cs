using Federation.Core.Time;

namespace Federation.Oracle.Generation;

/// <summary>
/// The days and periods of a random federation, from so few that figures, moves and ends of periods often meet.
/// </summary>
internal sealed class Calendar(Dice dice, int firstYear, int years)
{
    private readonly List<DateOnly> eventful = [];

    public DateOnly First { get; } = new(firstYear, 1, 1);

    public DateOnly Last { get; } = new(firstYear + years - 1, 12, 31);

    /// <summary>Makes a day and its neighbours likelier from now on.</summary>
    public void Mark(DateOnly day) => eventful.Add(day);

    /// <summary>A day on which the tree may change: mostly the first of a month, of a quarter or of a year.</summary>
    public DateOnly ChangeDay() =>
        eventful.Count > 0 && dice.Chance(35) ? dice.Pick(eventful)
        : dice.Chance(15) ? First.AddDays(dice.Next(Last.DayNumber - First.DayNumber))
        : FirstOfMonth();

    /// <summary>A day on which a stock may be stated.</summary>
    public DateOnly StockDay()
    {
        var day = eventful.Count > 0 && dice.Chance(45) ? dice.Pick(eventful) : FirstOfMonth();
        return day.AddDays(dice.Between(-1, 1));
    }

    /// <summary>A period over which a flow may be stated or asked.</summary>
    public Period Period()
    {
        var year = First.Year + dice.Next(Last.Year - First.Year + 1);
        var months = dice.Between(1, 12);
        return dice.Next(13) switch
        {
            0 or 1 => Months(year, 1, 12),
            2 or 3 => dice.Chance(50) ? Months(year, 1, 6) : Months(year, 7, 12),
            4 or 5 => dice.Next(4) is var quarter ? Months(year, (3 * quarter) + 1, (3 * quarter) + 3) : default,
            6 or 7 => Months(year, months, months),
            8 or 9 => Months(year, 1, months),
            10 => new(new(year - 1, 12, 15), new(year, 12, 14)),
            11 => dice.Chance(30) ? Term(year) : Months(year, Math.Min(months, 6), Math.Max(months, 6)),
            _ => Odd(),
        };
    }

    private Period Odd()
    {
        var (a, b) = (StockDay(), StockDay());
        return a <= b ? new(a, b) : new(b, a);
    }

    private DateOnly FirstOfMonth()
    {
        var month = dice.Chance(60) ? dice.Pick([1, 4, 7, 7, 10]) : dice.Between(1, 12);
        return new(First.Year + dice.Next(Last.Year - First.Year + 1), month, 1);
    }

    private static Period Term(int year) => new(new(year / 5 * 5, 7, 1), new((year / 5 * 5) + 5, 6, 30));

    private static Period Months(int year, int first, int last) =>
        new(new(year, first, 1), new DateOnly(year, last, 1).AddMonths(1).AddDays(-1));
}
