using Federation.Core.Quantities;

namespace Federation.Core.Tests.Quantities;

public class TallyTests
{
    private static readonly Tally Exact100 = Tally.Of(Quantity.Exact(100));
    private static readonly Tally AtLeast100 = Tally.Of(Quantity.Of(Bound.AtLeast, 100));
    private static readonly Tally Nearly100 = Tally.Of(Quantity.Of(Bound.Nearly, 100));
    private static readonly Tally Range100 = Tally.Of(Quantity.Of(Bound.Range, 100, 120));
    private static readonly Tally AtLeast10 = Tally.Of(Quantity.Of(Bound.AtLeast, 10)).AsMoved();
    private static readonly Tally Range10 = Tally.Of(Quantity.Of(Bound.Range, 10, 15)).AsMoved();

    [Fact]
    public void No_figure_is_not_nothing()
    {
        Assert.False(Tally.Zero.HasValue);
        Assert.True(Tally.Of(Quantity.Exact(0)).HasValue);
        Assert.False(Tally.Of(Quantity.Exact(0)).IsZero);
        Assert.False(Exact100.AsMoved().HasValue);
    }

    /// <summary>"a sum never looks more certain than its terms, and taking a term out restores exactly what was".</summary>
    [Fact]
    public void A_sum_is_as_uncertain_as_its_terms()
    {
        Assert.Equal("~200+", (AtLeast100 + Nearly100).ToQuantity().ToString());
        Assert.Equal("100", (AtLeast100 + Exact100 - AtLeast100).ToQuantity().ToString());
        Assert.Equal("200..220", (Exact100 + Range100).ToQuantity().ToString());
    }

    [Fact]
    public void Less_of_something_uncertain_is_uncertain()
    {
        Assert.Equal("~90", (Exact100 - AtLeast10).ToQuantity().ToString());
        Assert.Equal("85..90", (Exact100 - Range10).ToQuantity().ToString());
    }

    /// <summary>What left an exact figure and came to another vanishes at a common ancestor.</summary>
    [Fact]
    public void What_moved_between_exact_figures_cancels()
    {
        Assert.Equal("200", (Exact100.PlusMoved(-Range10) + Exact100.PlusMoved(Range10)).ToQuantity().ToString());
        Assert.Equal("200", (Exact100.PlusMoved(-AtLeast10) + Exact100.PlusMoved(AtLeast10)).ToQuantity().ToString());
    }

    [Fact]
    public void What_leaves_an_uncertain_figure_makes_it_no_more_certain()
    {
        Assert.Equal("90+", AtLeast100.PlusMoved(-AtLeast10).ToQuantity().ToString());
        Assert.Equal(2, AtLeast100.PlusMoved(-AtLeast10).MayBeMore);
        Assert.Equal("~90", Nearly100.PlusMoved(-AtLeast10).ToQuantity().ToString());
        Assert.Equal("85..110", Range100.PlusMoved(-Range10).ToQuantity().ToString());
        Assert.Equal("110..135", Range100.PlusMoved(Range10).ToQuantity().ToString());
    }
}
