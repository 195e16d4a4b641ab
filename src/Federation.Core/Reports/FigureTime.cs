using System.Globalization;
using Federation.Core.Time;

namespace Federation.Core.Reports;

/// <summary>
/// The time of a figure: a date (stocks and some ratios) or a closed period (flows and others). A date is kept as the
/// period of that one day with <see cref="IsDate"/> set. Ordered by last day, then first day, then dates before
/// periods.
/// </summary>
public readonly record struct FigureTime : IComparable<FigureTime>
{
    private FigureTime(Period period, bool isDate)
    {
        Period = period;
        IsDate = isDate;
    }

    /// <summary>Whether this is a date.</summary>
    public bool IsDate { get; }

    /// <summary>The period; for a date, that day alone.</summary>
    public Period Period { get; }

    /// <summary>The date, or the period's last day.</summary>
    public DateOnly Day => Period.To;

    /// <summary>A date.</summary>
    public static FigureTime AsOf(DateOnly day) => new(new(day, day), true);

    /// <summary>A period.</summary>
    public static FigureTime Over(Period period) => new(period, false);

    /// <inheritdoc/>
    public int CompareTo(FigureTime other)
    {
        var byEnd = Day.CompareTo(other.Day);
        var byStart = byEnd != 0 ? byEnd : Period.From.CompareTo(other.Period.From);
        return byStart != 0 ? byStart : other.IsDate.CompareTo(IsDate);
    }

    /// <summary>The date as <c>yyyy-MM-dd</c>, the period as <c>from/to</c>.</summary>
    public override string ToString() => IsDate ? Day.ToString("O", CultureInfo.InvariantCulture) : Period.ToString();
}
