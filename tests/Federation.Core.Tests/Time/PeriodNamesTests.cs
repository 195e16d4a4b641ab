using Federation.Core.Tests.Laws;
using Federation.Core.Time;
using Federation.Oracle.Generation;

namespace Federation.Core.Tests.Time;

public class PeriodNamesTests
{
    [Theory]
    [InlineData("2018", "2018-01-01/2018-12-31")]
    [InlineData("2018-H1", "2018-01-01/2018-06-30")]
    [InlineData("2018-H2", "2018-07-01/2018-12-31")]
    [InlineData("2018-Q1", "2018-01-01/2018-03-31")]
    [InlineData("2018-Q2", "2018-04-01/2018-06-30")]
    [InlineData("2018-Q3", "2018-07-01/2018-09-30")]
    [InlineData("2018-Q4", "2018-10-01/2018-12-31")]
    [InlineData("2018-M10", "2018-10-01/2018-10-31")]
    [InlineData("2018-M02", "2018-02-01/2018-02-28")]
    [InlineData("2020-M02", "2020-02-01/2020-02-29")]
    [InlineData("2018-10M", "2018-01-01/2018-10-31")]
    [InlineData("2018-9M", "2018-01-01/2018-09-30")]
    [InlineData("2018-S", "2017-12-15/2018-12-14")]
    [InlineData("term-2015-2020", "2015-07-01/2020-06-30")]
    [InlineData("2018-01-02/2018-03-04", "2018-01-02/2018-03-04")]
    public void A_name_is_read_and_given_back(string name, string expected)
    {
        Assert.True(PeriodNames.TryParse(name, out var period));
        Assert.Equal(expected, period.ToString());
        Assert.Equal(name, PeriodNames.NameOf(period));
        Assert.Equal(!name.Contains('/'), PeriodNames.IsStandard(period));
    }

    [Theory]
    [InlineData("2018-M2", "2018-M02")]
    [InlineData("2018-1M", "2018-M01")]
    [InlineData("2018-3M", "2018-Q1")]
    [InlineData("2018-6M", "2018-H1")]
    [InlineData("2018-12M", "2018")]
    [InlineData("2018-01-01/2018-12-31", "2018")]
    public void A_period_has_one_shortest_name(string other, string name)
    {
        Assert.True(PeriodNames.TryParse(other, out var period));
        Assert.Equal(name, PeriodNames.NameOf(period));
    }

    [Theory]
    [InlineData("")]
    [InlineData("18")]
    [InlineData("2018-H3")]
    [InlineData("2018-Q0")]
    [InlineData("2018-Q5")]
    [InlineData("2018-M0")]
    [InlineData("2018-M13")]
    [InlineData("2018-0M")]
    [InlineData("2018-13M")]
    [InlineData("2018-09M")]
    [InlineData("2018-s")]
    [InlineData("2018-S1")]
    [InlineData(" 2018")]
    [InlineData("2018\n")]
    [InlineData("٢٠١٨")]
    [InlineData("1929")]
    [InlineData("3000")]
    [InlineData("term-2015-2019")]
    [InlineData("term-2015-2021")]
    [InlineData("term-2015")]
    [InlineData("2018-02-29/2018-03-01")]
    [InlineData("2018-03-02/2018-03-01")]
    [InlineData("2018-3-1/2018-03-02")]
    [InlineData("2018-03-01/")]
    [InlineData("/2018-03-01")]
    [InlineData("2018-01-01/2018-02-01/2018-03-01")]
    public void What_is_no_name_is_refused(string text) => Assert.False(PeriodNames.TryParse(text, out _));

    /// <summary>Every period with a name, by trying every name of the years around.</summary>
    [Fact]
    public void Every_named_period_that_contains_another_is_kept_ready() =>
        Seeds.Each(
            50_000_000,
            400,
            seed =>
            {
                var dice = new Dice(seed);
                var from = new DateOnly(2009 + dice.Next(12), 1, 1).AddDays(dice.Next(366));
                var inner = new Period(from, from.AddDays(dice.Next(dice.Pick([1, 31, 366, 1900]))));
                var expected = Named(inner.From.Year - 6, inner.To.Year + 6).Where(p => p.Contains(inner)).Order();
                var actual = PeriodNames.StandardContaining(inner).Order().ToList();
                return actual.SequenceEqual(expected)
                    ? null
                    : $"{inner}: {string.Join(' ', actual.Select(PeriodNames.NameOf))}\n"
                        + $"expected {string.Join(' ', expected.Select(PeriodNames.NameOf))}";
            }
        );

    private static List<Period> Named(int firstYear, int lastYear)
    {
        string[] endings =
        [
            "",
            "-H1",
            "-H2",
            "-S",
            .. Enumerable.Range(1, 4).Select(q => $"-Q{q}"),
            .. Enumerable.Range(1, 12).SelectMany(m => new[] { $"-M{m}", $"-{m}M" }),
        ];
        var years = Enumerable.Range(firstYear, lastYear - firstYear + 1).ToList();
        var names = years
            .SelectMany(y => endings.Select(e => $"{y}{e}"))
            .Concat(years.Where(y => y % 5 == 0).Select(y => $"term-{y}-{y + 5}"));
        return [.. names.Select(n => PeriodNames.TryParse(n, out var p) ? p : throw new FormatException(n)).Distinct()];
    }
}
