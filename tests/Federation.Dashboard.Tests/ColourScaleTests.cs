using Federation.Dashboard.Reading;

namespace Federation.Dashboard.Tests;

/// <summary>The classes of amounts on the map.</summary>
public sealed class ColourScaleTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 4)]
    [InlineData(5, 5)]
    [InlineData(63, 5)]
    public void There_are_as_many_classes_as_different_amounts_and_at_most_five(int amounts, int classes) =>
        Assert.Equal(classes, ColourScale.Of(Enumerable.Range(1, amounts).Select(i => (decimal)(i * i))).Classes.Count);

    [Fact]
    public void No_amounts_have_no_classes() => Assert.Empty(ColourScale.Of([]).Classes);

    [Fact]
    public void Every_amount_is_in_one_class_and_greater_ones_are_never_paler()
    {
        var random = new Random(4);
        for (var round = 0; round < 200; round++)
        {
            var amounts = Enumerable.Range(0, random.Next(1, 70)).Select(_ => (decimal)random.Next(0, 90)).ToList();
            var scale = ColourScale.Of(amounts);
            Assert.All(amounts, amount => Assert.Single(scale.Classes, one => amount >= one.From && amount <= one.To));
            var colours = amounts.Order().Select(scale.ColourOf).ToList();
            Assert.Equal(colours.Order(), colours);
            Assert.All(colours, colour => Assert.InRange(colour, 1, 5));
            Assert.Equal(scale.Classes.Count, colours.Distinct().Count());
            Assert.Equal(5, colours[^1]);
        }
    }

    [Fact]
    public void Equal_amounts_have_one_colour()
    {
        var scale = ColourScale.Of([3, 3, 3, 3, 3, 3, 900]);

        Assert.Equal([(3m, 3m), (900m, 900m)], scale.Classes);
        Assert.Equal(1, scale.ColourOf(3));
        Assert.Equal(5, scale.ColourOf(900));
    }

    [Fact]
    public void What_is_in_no_class_is_no_colour() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ColourScale.Of([1, 9]).ColourOf(5));
}
