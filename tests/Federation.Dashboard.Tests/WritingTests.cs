using System.Globalization;
using Federation.Api.Wire;
using Federation.Core.Quantities;
using Federation.Core.Time;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Tests;

/// <summary>Numbers and times as people write them.</summary>
public sealed class WritingTests
{
    private static readonly Writing Vi = new(Language.Vietnamese);
    private static readonly Writing En = new(Language.English);

    [Theory]
    [InlineData("0", "0", "0")]
    [InlineData("1328", "1.328", "1,328")]
    [InlineData("6100000000", "6.100.000.000", "6,100,000,000")]
    [InlineData("93.9", "93,9", "93.9")]
    [InlineData("-12", "−12", "−12")]
    public void Numbers_keep_all_digits(string value, string vi, string en)
    {
        Assert.Equal(vi, Vi.Number(Number(value)));
        Assert.Equal(en, En.Number(Number(value)));
    }

    [Fact]
    public void A_percentage_has_its_sign_where_the_language_wants_it()
    {
        Assert.Equal("93,9\u00A0%", Vi.Percent(93.9m));
        Assert.Equal("93.9%", En.Percent(93.9m));
    }

    [Theory]
    [InlineData(Bound.Exact, 941, 941, "941", "941")]
    [InlineData(Bound.AtLeast, 227000, 227000, "hơn 227.000", "at least 227,000")]
    [InlineData(Bound.Nearly, 700, 700, "gần 700", "nearly 700")]
    [InlineData(Bound.About, 240, 240, "khoảng 240", "about 240")]
    [InlineData(Bound.Range, 1, 2, "1–2", "1–2")]
    public void A_bound_is_in_the_words(Bound bound, int low, int high, string vi, string en)
    {
        Assert.Equal(vi, Vi.Value(Amount(low, high, bound), "person"));
        Assert.Equal(en, En.Value(Amount(low, high, bound), "person"));
    }

    [Theory]
    [InlineData(true, false, "1–2 hoặc hơn")]
    [InlineData(false, true, "1–2 hoặc ít hơn")]
    [InlineData(true, true, "khoảng 1–2")]
    public void A_range_says_where_it_is_open(bool more, bool less, string expected)
    {
        var amount = Amount(1, 2, Bound.Range) with { MayBeMore = more, MayBeLess = less };
        Assert.Equal(expected, Vi.Value(amount, "person"));
    }

    [Fact]
    public void Nothing_known_is_not_0()
    {
        Assert.Equal("không có số liệu", Vi.Value(null, "person"));
        Assert.Equal("no data", En.Value(null, "person"));
    }

    [Theory]
    [InlineData("6100000000", "usd", "6,1 tỷ", "6.1 billion")]
    [InlineData("18000000000000", "vnd", "18.000 tỷ", "18 trillion")]
    [InlineData("2500000", "usd", "2,5 triệu", "2.5 million")]
    [InlineData("6123456789", "usd", "6.123.456.789", "6,123,456,789")]
    [InlineData("999999", "vnd", "999.999", "999,999")]
    public void Money_is_short_only_where_that_is_exact(string value, string unit, string vi, string en)
    {
        var amount = Amount(Number(value), Number(value), Bound.Exact);
        Assert.Equal(vi, Vi.Value(amount, unit));
        Assert.Equal(en, En.Value(amount, unit));
    }

    [Fact]
    public void What_was_computed_is_rounded_and_what_was_stated_is_not()
    {
        Assert.Equal("13,8", Vi.Value(Amount(1328m / 96, 1328m / 96, Bound.Exact), "person-per-organisation"));
        Assert.Equal("13,8333", Vi.Value(Amount(13.8333m, 13.8333m, Bound.Exact), "person-per-organisation"));
    }

    [Theory]
    [InlineData(387, "+387", "+387")]
    [InlineData(-12, "−12", "−12")]
    [InlineData(0, "không đổi", "unchanged")]
    [InlineData(21000, "+21.000", "+21,000")]
    public void A_difference_has_its_sign(int value, string vi, string en)
    {
        Assert.Equal(vi, Vi.Difference(Amount(value, value, Bound.Exact), "person"));
        Assert.Equal(en, En.Difference(Amount(value, value, Bound.Exact), "person"));
    }

    [Fact]
    public void A_difference_of_0_that_may_be_more_is_not_unchanged() =>
        Assert.Equal("hơn 0", Vi.Difference(Amount(0, 0, Bound.AtLeast), "person"));

    [Fact]
    public void A_factor_is_rounded_to_two_digits()
    {
        Assert.Equal("×5,35", Vi.Factor(Amount(1328m / 248, 1328m / 248, Bound.Exact)));
        Assert.Equal("×1.41", En.Factor(Amount(1328m / 941, 1328m / 941, Bound.Exact)));
    }

    [Fact]
    public void A_day_is_written_as_it_is_there()
    {
        Assert.Equal("26/11/2018", Vi.Day(new(2018, 11, 26)));
        Assert.Equal("26 Nov 2018", En.Day(new(2018, 11, 26)));
    }

    [Fact]
    public void An_instant_is_told_in_the_time_of_the_committees()
    {
        var instant = new DateTime(2026, 11, 21, 20, 5, 0, DateTimeKind.Utc);
        Assert.Equal("03:05 ngày 22/11/2026", Vi.Instant(instant));
        Assert.Equal("22 Nov 2026, 03:05", En.Instant(instant));
    }

    [Theory]
    [InlineData("2018", "năm 2018", "2018")]
    [InlineData("2018-H1", "6 tháng đầu năm 2018", "first half of 2018")]
    [InlineData("2018-H2", "6 tháng cuối năm 2018", "second half of 2018")]
    [InlineData("2018-Q3", "quý III/2018", "Q3 2018")]
    [InlineData("2018-M10", "tháng 10/2018", "October 2018")]
    [InlineData("2018-10M", "10 tháng đầu năm 2018", "first 10 months of 2018")]
    [InlineData("2018-S", "năm thống kê 2018", "statistical year 2018")]
    [InlineData("term-2015-2020", "nhiệm kỳ 2015–2020", "term 2015–2020")]
    [InlineData("2021-01-01/2025-12-31", "2021–2025", "2021–2025")]
    [InlineData("2014-06-30/2016-12-31", "30/06/2014 – 31/12/2016", "30 Jun 2014 – 31 Dec 2016")]
    public void A_period_is_called_by_its_name(string period, string vi, string en)
    {
        Assert.True(PeriodNames.TryParse(period, out var parsed));
        Assert.Equal(vi, Vi.Period(parsed));
        Assert.Equal(en, En.Period(parsed));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static Amount Amount(decimal low, decimal high, Bound bound) =>
        new()
        {
            Value = low,
            Upper = high,
            Bound = bound,
        };
}
