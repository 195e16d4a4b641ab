using System.Globalization;
using Federation.Core.Quantities;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Tests;

/// <summary>Numbers as people type and paste them, in either language.</summary>
public sealed class NumberTextTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1328", "1328")]
    [InlineData("1.328.000", "1328000")]
    [InlineData("1,328,000", "1328000")]
    [InlineData("1 328 000", "1328000")]
    [InlineData("1\u00A0328,5", "1328.5")]
    [InlineData("1.328,5", "1328.5")]
    [InlineData("1,328.5", "1328.5")]
    [InlineData("93,9", "93.9")]
    [InlineData("93.9 %", "93.9")]
    [InlineData("0,125", "0.125")]
    [InlineData("1234,567", "1234.567")]
    [InlineData("93,1250", "93.125")]
    [InlineData("6,1 tỷ", "6100000000")]
    [InlineData("6.1 billion", "6100000000")]
    [InlineData("340 nghìn tỷ", "340000000000000")]
    [InlineData(" 12 ", "12")]
    public void A_number_is_read_in_either_writing(string text, string expected)
    {
        var read = NumberText.Read(text, isWhole: false);

        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), read.Value);
        Assert.Null(read.Either);
    }

    [Theory]
    [InlineData("1.328")]
    [InlineData("1,328")]
    [InlineData("248,000")]
    public void One_separator_before_three_digits_is_asked_about(string text)
    {
        var read = NumberText.Read(text, isWhole: false);

        Assert.Null(read.Value);
        Assert.NotNull(read.Either);
        Assert.Equal(read.Either.Value.Grouped, read.Either.Value.Decimal * 1000);
        Assert.True(read.IsNumber);
    }

    [Theory]
    [InlineData("1.328", 1328)]
    [InlineData("1,328", 1328)]
    [InlineData("12.000", 12000)]
    public void Whole_things_are_counted_in_whole_numbers(string text, int expected) =>
        Assert.Equal(expected, NumberText.Read(text, isWhole: true).Value);

    [Fact]
    public void A_scale_leaves_the_question_open() =>
        Assert.Equal((1_328_000_000_000m, 1_328_000_000m), NumberText.Read("1,328 tỷ", isWhole: true).Either);

    [Theory]
    [InlineData("hơn 227.000", Bound.AtLeast, 227000)]
    [InlineData("trên 5", Bound.AtLeast, 5)]
    [InlineData("At least 5", Bound.AtLeast, 5)]
    [InlineData("gần 6000", Bound.Nearly, 6000)]
    [InlineData("nearly 6,000", Bound.Nearly, 6000)]
    [InlineData("khoảng 40", Bound.About, 40)]
    [InlineData("~ 40", Bound.About, 40)]
    public void Words_say_the_bound(string text, Bound bound, int expected)
    {
        var read = NumberText.Read(text, isWhole: true);

        Assert.Equal(bound, read.Bound);
        Assert.Equal(expected, read.Value);
    }

    [Theory]
    [InlineData("1–2")]
    [InlineData("1-2")]
    [InlineData("1 đến 2")]
    [InlineData("1 to 2")]
    public void A_range_has_two_ends(string text)
    {
        var read = NumberText.Read(text, isWhole: true);

        Assert.Equal((1m, 2m, Bound.Range), (read.Value, read.Upper, read.Bound));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("12 người")]
    [InlineData("1.32.8")]
    [InlineData("1.328,000,5")]
    [InlineData("1 32")]
    [InlineData("-5")]
    [InlineData("2–1")]
    [InlineData("1,,2")]
    [InlineData("NaN")]
    [InlineData("1e5")]
    [InlineData("99999999999999999999999999999999999999")]
    public void What_is_no_number_is_not_made_one(string text) => Assert.False(NumberText.Read(text, true).IsNumber);

    [Fact]
    public void What_is_far_too_long_is_no_number() =>
        Assert.False(NumberText.Read(new string('1', 10_000), false).IsNumber);

    [Theory]
    [InlineData("93.125")]
    [InlineData("1328")]
    [InlineData("0.5")]
    [InlineData("6100000000")]
    [InlineData("1.3281")]
    public void What_a_field_holds_is_read_back(string number)
    {
        var value = decimal.Parse(number, CultureInfo.InvariantCulture);

        foreach (var language in Language.All)
        {
            Assert.Equal(value, NumberText.Read(NumberText.Write(value, language), isWhole: false).Value);
        }
    }
}
