using System.Globalization;
using System.Text.RegularExpressions;

namespace Federation.Core.Time;

/// <summary>
/// The names of periods: <c>2018</c>, <c>2018-Q3</c>, <c>2018-H1</c>, <c>2018-M10</c> (October), <c>2018-10M</c> (the
/// first ten months), <c>2018-S</c> (the statistical year, 15 December before to 14 December), <c>term-2015-2020</c>
/// (1 July to 30 June five years on), and any <c>from/to</c>.
/// </summary>
public static partial class PeriodNames
{
    /// <summary>The first year whose periods have names; texts about earlier times use <c>from/to</c>.</summary>
    public const int FirstYear = 1930;

    private const int LastYear = 2999;

    /// <summary>Reads a name or <c>from/to</c>. False where it is neither.</summary>
    public static bool TryParse(string text, out Period period)
    {
        period = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            if (TryDay(text[..slash], out var from) && TryDay(text[(slash + 1)..], out var to) && from <= to)
            {
                period = new(from, to);
                return true;
            }

            return false;
        }

        return TryTerm(text, out period) || TryOfYear(text, out period);
    }

    /// <summary>The shortest name of a period, or <c>from/to</c> where it has none.</summary>
    public static string NameOf(Period period)
    {
        var year = period.To.Year;
        foreach (var (name, named) in OfYear(year))
        {
            if (named == period)
            {
                return name;
            }
        }

        return period == Term(period.From.Year) && period.From.Year % 5 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"term-{period.From.Year}-{period.From.Year + 5}")
            : period.ToString();
    }

    /// <summary>Every standard period that contains the given one, each once; what a node keeps ready.</summary>
    public static IEnumerable<Period> StandardContaining(Period inner)
    {
        if (inner.From.Year < FirstYear || inner.To.Year > LastYear)
        {
            yield break;
        }

        foreach (var period in OfYearContaining(inner))
        {
            yield return period;
        }

        var term = Term(((inner.To.Year + 4) / 5 * 5) - 5);
        foreach (var candidate in new[] { term, Term(term.From.Year + 5) })
        {
            if (candidate.Contains(inner))
            {
                yield return candidate;
            }
        }
    }

    /// <summary>Whether a node keeps this period ready whatever has been reported.</summary>
    public static bool IsStandard(Period period) => !NameOf(period).Contains('/', StringComparison.Ordinal);

    /// <summary>Reads a day, <c>yyyy-MM-dd</c> and nothing else.</summary>
    public static bool TryDay(string text, out DateOnly day)
    {
        day = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        var (year, month, number) = (Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2));
        var isDay = year >= 1 && month is >= 1 and <= 12 && number >= 1 && number <= DateTime.DaysInMonth(year, month);
        day = isDay ? new(year, month, number) : default;
        return isDay;
    }

    /// <summary>The number that so many characters write; -1 where one is no digit.</summary>
    private static int Digits(string text, int start, int count)
    {
        var number = 0;
        for (var i = start; i < start + count; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return -1;
            }

            number = (number * 10) + (text[i] - '0');
        }

        return number;
    }

    private static IEnumerable<(string Name, Period Period)> OfYear(int year)
    {
        var name = year.ToString("0000", CultureInfo.InvariantCulture);
        yield return (name, Months(year, 1, 12));
        yield return (name + "-H1", Months(year, 1, 6));
        yield return (name + "-H2", Months(year, 7, 12));
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            yield return (
                FormattableString.Invariant($"{name}-Q{quarter}"),
                Months(year, (quarter * 3) - 2, quarter * 3)
            );
        }

        for (var month = 1; month <= 12; month++)
        {
            yield return (FormattableString.Invariant($"{name}-M{month:00}"), Months(year, month, month));
        }

        for (var months = 1; months <= 12; months++)
        {
            yield return (FormattableString.Invariant($"{name}-{months}M"), Months(year, 1, months));
        }

        if (year > 1)
        {
            yield return (name + "-S", new(new(year - 1, 12, 15), new(year, 12, 14)));
        }
    }

    private static IEnumerable<Period> OfYearContaining(Period inner)
    {
        var year = inner.To.Year;
        if (inner.From.Year == year)
        {
            var (first, last) = (inner.From.Month, inner.To.Month);
            if (first == last)
            {
                yield return Months(year, first, first);
            }

            if ((first - 1) / 3 == (last - 1) / 3 && last > 3)
            {
                yield return Months(year, ((first - 1) / 3 * 3) + 1, ((first - 1) / 3 * 3) + 3);
            }

            if (first > 6)
            {
                yield return Months(year, 7, 12);
            }

            // January alone, the first quarter, half and year are among the first months.
            for (var months = first == last && first == 1 ? 2 : last; months <= 12; months++)
            {
                yield return Months(year, 1, months);
            }
        }

        // A statistical year reaches into the calendar year before it.
        foreach (var ending in new[] { year, year + 1 })
        {
            var statistical = new Period(new(ending - 1, 12, 15), new(ending, 12, 14));
            if (statistical.Contains(inner))
            {
                yield return statistical;
            }
        }
    }

    private static bool TryTerm(string text, out Period period)
    {
        period = default;
        var match = TermName().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var first = Number(match.Groups[1].Value);
        if (first is < FirstYear or > LastYear || Number(match.Groups[2].Value) != first + 5)
        {
            return false;
        }

        period = Term(first);
        return true;
    }

    private static bool TryOfYear(string text, out Period period)
    {
        period = default;
        var match = YearName().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var year = Number(match.Groups[1].Value);
        if (year is < FirstYear or > LastYear)
        {
            return false;
        }

        var wanted = text.Replace("-M", "-M0", StringComparison.Ordinal);
        wanted = wanted.Length > 8 ? text : wanted;
        foreach (var (name, named) in OfYear(year))
        {
            if (name == text || name == wanted)
            {
                period = named;
                return true;
            }
        }

        return false;
    }

    private static Period Months(int year, int first, int last) =>
        new(new(year, first, 1), new(year, last, DateTime.DaysInMonth(year, last)));

    private static Period Term(int firstYear) => new(new(firstYear, 7, 1), new(firstYear + 5, 6, 30));

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\Aterm-([0-9]{4})-([0-9]{4})\z", RegexOptions.CultureInvariant)]
    private static partial Regex TermName();

    [GeneratedRegex(@"\A([0-9]{4})(-(H[12]|Q[1-4]|M[0-9]{1,2}|[0-9]{1,2}M|S))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex YearName();
}
