using System.Globalization;

namespace Federation.Core.Time;

/// <summary>
/// A closed run of days <c>[From, To]</c>, both included, in Asia/Ho_Chi_Minh: what a flow is counted over. Ordered
/// by first day, then last day. The year 2018 is <c>2018-01-01/2018-12-31</c>.
/// </summary>
public readonly record struct Period : IComparable<Period>
{
    /// <summary>Makes a period.</summary>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public Period(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            throw new ArgumentException($"A period ends on or after its first day: {from:O}/{to:O}", nameof(to));
        }

        From = from;
        To = to;
    }

    /// <summary>The first day, included.</summary>
    public DateOnly From { get; }

    /// <summary>The last day, included.</summary>
    public DateOnly To { get; }

    /// <summary>How many days, at least 1.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>Whether every day of <paramref name="other"/> is in this period.</summary>
    public bool Contains(Period other) => From <= other.From && other.To <= To;

    /// <summary>Whether the day is in this period.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary>Whether the two share a day.</summary>
    public bool Overlaps(Period other) => From <= other.To && other.From <= To;

    /// <inheritdoc/>
    public int CompareTo(Period other)
    {
        var byStart = From.CompareTo(other.From);
        return byStart != 0 ? byStart : To.CompareTo(other.To);
    }

    /// <summary>The form <c>yyyy-MM-dd/yyyy-MM-dd</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:O}/{To:O}");
}
