using System.Globalization;
using System.Text;
using Federation.Core.Input;

namespace Federation.Core.Tests.Input;

/// <summary>Numbers are read exactly or not at all.</summary>
public sealed class ExactNumberTests
{
    [Theory]
    [InlineData("0", "0", 0)]
    [InlineData("-0", "0", 0)]
    [InlineData("0.000", "0", 3)]
    [InlineData("0e999999999999", "0", 0)]
    [InlineData("941", "941", 0)]
    [InlineData("-12.50", "-12.5", 2)]
    [InlineData("93.90", "93.9", 2)]
    [InlineData("1e3", "1000", 0)]
    [InlineData("1.5E+2", "150", 0)]
    [InlineData("1.5e1", "15", 0)]
    [InlineData("15e-1", "1.5", 1)]
    [InlineData("1e-28", "0.0000000000000000000000000001", 28)]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335", 0)]
    [InlineData("7922816251426433759354395033.5", "7922816251426433759354395033.5", 1)]
    [InlineData("10000000000000000000000000000", "10000000000000000000000000000", 0)]
    [InlineData("1.00000000000000000000000000000000000000", "1", 28)]
    public void Is_read_exactly(string text, string value, int decimals)
    {
        Assert.True(ExactNumber.TryParse(Encoding.ASCII.GetBytes(text), out var number, out var read));
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), number);
        Assert.Equal(decimals, read);
    }

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1e29")]
    [InlineData("1e-29")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("0.12345678901234567890123456789")]
    [InlineData("123456789012345678901234567890")]
    public void Is_not_rounded(string text) =>
        Assert.False(ExactNumber.TryParse(Encoding.ASCII.GetBytes(text), out _, out _));

    [Fact]
    public void Agrees_with_decimal_where_decimal_is_exact()
    {
        const int seed = 20181126;
        var random = new Random(seed);
        for (var round = 0; round < 20_000; round++)
        {
            var value = new decimal(
                random.Next(),
                random.Next(),
                random.Next(1 << 20),
                random.Next(2) == 0,
                (byte)random.Next(20)
            );
            var text = value.ToString(CultureInfo.InvariantCulture);
            var read = ExactNumber.TryParse(Encoding.ASCII.GetBytes(text), out var number, out var decimals);
            Assert.True(
                read && number == value && decimals == value.Scale,
                $"seed {seed}, round {round}: {text} → {number}"
            );
        }
    }
}
