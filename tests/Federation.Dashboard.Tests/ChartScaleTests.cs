using Federation.Dashboard.Reading;

namespace Federation.Dashboard.Tests;

/// <summary>The axis of amounts.</summary>
public sealed class ChartScaleTests
{
    [Theory]
    [InlineData("248 941 1328", 5, "0 500 1000 1500")]
    [InlineData("1 2", 5, "0 1 2")]
    [InlineData("0", 3, "0 1")]
    [InlineData("93.9", 4, "0 25 50 75 100")]
    [InlineData("6100000000", 3, "0 2500000000 5000000000 7500000000")]
    [InlineData("-40 60", 5, "-40 -20 0 20 40 60")]
    public void It_has_round_numbers_from_0_on(string amounts, int ticks, string expected)
    {
        var scale = ChartScale.Of([.. amounts.Split(' ').Select(Number)], ticks);

        Assert.Equal(expected.Split(' ').Select(Number), scale.Ticks);
        Assert.All(amounts.Split(' ').Select(Number), amount => Assert.InRange(scale.At(amount), 0, 1));
    }

    [Fact]
    public void Whatever_the_amounts_they_are_on_it()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var top = Math.Pow(10, random.NextDouble() * 14);
            var amounts = Enumerable
                .Range(0, 5)
                .Select(_ => Math.Round((decimal)(random.NextDouble() * top), 4))
                .ToList();
            var scale = ChartScale.Of(amounts, 5);
            Assert.All(amounts, amount => Assert.InRange(scale.At(amount), 0, 1));
            Assert.InRange(scale.Ticks.Count(), 2, 8);
        }
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
