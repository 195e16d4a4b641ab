using Federation.Core.Quantities;

namespace Federation.Core.Tests.Quantities;

/// <summary>"Difference and quotient keep the ends honest": model.md, "Quantity".</summary>
public class QuantityTests
{
    [Theory]
    [InlineData("941", "941", Bound.Exact, "941")]
    [InlineData("941.0", "941.00", Bound.Exact, "941")]
    [InlineData("227000", "227000", Bound.AtLeast, "227000+")]
    [InlineData("6000", "6000", Bound.Nearly, "~6000")]
    [InlineData("40", "40", Bound.About, "~40+")]
    [InlineData("1", "2", Bound.Range, "1..2")]
    [InlineData("2", "1", Bound.Range, "1..2")]
    [InlineData("-0.0", "0", Bound.Exact, "0")]
    public void A_text_s_figure_has_two_ends_and_two_marks(string value, string upper, Bound bound, string expected)
    {
        var quantity = Quantity.Of(bound, Number(value), Number(upper));

        Assert.Equal(bound, quantity.Bound);
        Assert.Equal(expected, quantity.ToString());
        Assert.Equal(bound == Bound.Exact, quantity.IsExact);
    }

    [Theory]
    [InlineData("10", "3", "7")]
    [InlineData("3", "10", "-7")]
    [InlineData("10", "3+", "~7")]
    [InlineData("10", "~3", "7+")]
    [InlineData("10+", "3+", "~7+")]
    [InlineData("10..12", "3..5", "5..9")]
    [InlineData("10", "3..5", "5..7")]
    [InlineData("~10", "~3+", "~7+")]
    public void A_larger_subtrahend_gives_the_lower_end(string minuend, string subtrahend, string expected) =>
        Assert.Equal(expected, Read(minuend).Minus(Read(subtrahend)).ToString());

    [Theory]
    [InlineData("10", "4", "2.5")]
    [InlineData("10", "4+", "~2.5")]
    [InlineData("10", "~4", "2.5+")]
    [InlineData("10..20", "2..5", "2..10")]
    [InlineData("10+", "4", "2.5+")]
    [InlineData("0", "4", "0")]
    [InlineData("10", "0", null)]
    [InlineData("10", "0..5", null)]
    [InlineData("0", "0", null)]
    public void A_larger_denominator_gives_the_lower_end(string numerator, string denominator, string? expected) =>
        Assert.Equal(expected, Read(numerator).DividedBy(Read(denominator))?.ToString());

    [Theory]
    [InlineData("10", "2.5", "25")]
    [InlineData("~10+", "100", "~1000+")]
    [InlineData("1..2", "0.5", "0.5..1")]
    [InlineData("3+", "0", "0+")]
    public void A_factor_keeps_the_marks(string quantity, string factor, string expected) =>
        Assert.Equal(expected, Read(quantity).Times(Number(factor)).ToString());

    [Theory]
    [InlineData("999999999999999999.9999", true)]
    [InlineData("-999999999999999999.9999", true)]
    [InlineData("1000000000000000000", false)]
    [InlineData("0.00001", false)]
    [InlineData("0.00010", true)]
    [InlineData("0", true)]
    public void Eighteen_digits_before_the_point_and_four_after_it(string value, bool allowed) =>
        Assert.Equal(allowed, Quantity.HasAllowedDigits(Number(value)));

    /// <summary>"so every sum over a million nodes is exact in decimal".</summary>
    [Fact]
    public void A_million_of_the_largest_add_up_exactly()
    {
        var largest = Tally.Of(Quantity.Exact(999_999_999_999_999_999.9999m));
        var sum = Tally.Zero;
        for (var i = 0; i < 1_000_000; i++)
        {
            sum += largest;
        }

        Assert.Equal(999_999_999_999_999_999_999_900m, sum.Low);
        Assert.Equal(1_000_000, sum.Terms);
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Quantity Read(string text)
    {
        var ends = text.Trim('~', '+').Split("..").Select(Number).ToArray();
        return new(ends[0], ends[^1], text.EndsWith('+'), text.StartsWith('~'));
    }
}
