using Federation.Core.Figures;
using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Core.Tests.Series;

/// <summary>Stocks, in stories short enough to be worked out by hand.</summary>
public class StockTests
{
    [Fact]
    public void A_stated_figure_stands_until_the_committee_counts_from_below()
    {
        var story = new Story()
            .Begins("zone")
            .Begins("cell", "zone")
            .States("zone", "2018-01-01", 900)
            .States("cell", "2018-02-01", 20)
            .CountsFromBelow("zone", "2018-07-01");

        Assert.Equal("900", story.Value("zone", "2018-06-30"));
        Assert.Equal("20", story.Value("zone", "2018-07-01"));
        Assert.Null(story.Value("zone", "2017-12-31"));
        Assert.Equal("20", story.Ask("zone", "2018-06-30").Computed?.ToString());
    }

    [Fact]
    public void Nothing_known_is_not_nothing()
    {
        var story = new Story().Begins("zone").Begins("cell", "zone").States("cell", "2018-01-01", 0);

        Assert.Null(story.Value("zone", "2017-12-31"));
        Assert.Equal("0", story.Value("zone", "2018-01-01"));
    }

    [Fact]
    public void A_transfer_takes_its_stock_from_one_stated_figure_to_the_other()
    {
        var story = new Story()
            .Begins("nation")
            .Begins("a", "nation")
            .Begins("b", "nation")
            .Begins("x", "a")
            .States("a", "2018-01-01", 100)
            .States("b", "2018-01-01", 50)
            .States("nation", "2018-01-01", 150)
            .States("x", "2018-01-01", 30)
            .Moves("x", "b", "2018-07-01");

        Assert.Equal("100", story.Value("a", "2018-06-30"));
        Assert.Equal("70", story.Value("a", "2018-07-01"));
        Assert.Equal("80", story.Value("b", "2018-07-01"));
        Assert.Equal("150", story.Value("nation", "2018-07-01"));
        Assert.Equal("70", story.Value("a", "2018-01-01", now: "2018-07-01"));
    }

    [Fact]
    public void What_a_merged_committee_had_itself_is_carried_until_the_successor_states_a_figure()
    {
        var story = new Story()
            .Begins("nation")
            .Begins("old", "nation")
            .Begins("new", "nation")
            .Begins("cell", "old")
            .States("old", "2018-01-01", 100)
            .States("cell", "2018-01-01", 30)
            .States("new", "2018-01-01", 7, Scope.Own)
            .Merges("old", "new", "2018-07-01", "cell")
            .States("new", "2018-09-01", 90, Scope.Own);

        Assert.Equal("100", story.Value("old", "2018-06-30"));
        Assert.Null(story.Value("old", "2018-07-01"));
        Assert.Equal("107", story.Value("new", "2018-07-01"));
        Assert.Equal("107", story.Value("nation", "2018-07-01"));
        Assert.Equal("120", story.Value("new", "2018-09-01"));
    }

    /// <summary>Found by the oracle.</summary>
    [Fact]
    public void What_moves_on_the_day_on_which_its_parent_is_dissolved_leaves_the_parents_above()
    {
        var story = new Story()
            .Begins("nation")
            .Begins("district", "nation")
            .Begins("commune", "district")
            .States("nation", "2018-01-01", 100)
            .States("commune", "2018-01-01", 10)
            .Moves("commune", "nation", "2018-07-01")
            .Dissolves("district", "2018-07-01");

        Assert.Equal("100", story.Value("nation", "2018-07-01"));
        Assert.Equal("100", story.Value("nation", "2018-06-30", now: "2018-07-01"));
    }

    /// <summary>Found by the oracle: what merges at two levels on one day went to the successor twice.</summary>
    [Fact]
    public void Provinces_and_their_communes_merge_on_one_day()
    {
        var story = new Story()
            .Begins("nation")
            .Begins("old", "nation")
            .Begins("new", "nation")
            .Begins("a", "old")
            .Begins("b", "old")
            .States("new", "2025-01-01", 500)
            .States("nation", "2025-01-01", 800)
            .States("a", "2025-01-01", 100)
            .States("b", "2025-01-01", 40)
            .Merges("b", "a", "2025-07-01")
            .Merges("old", "new", "2025-07-01", "a");

        Assert.Equal("140", story.Value("old", "2025-06-30"));
        Assert.Equal("140", story.Value("a", "2025-07-01"));
        Assert.Equal("640", story.Value("new", "2025-07-01"));
        Assert.Equal("800", story.Value("nation", "2025-07-01"));
    }

    /// <summary>Found by moves of real installations under kills: the nation lacked a zone, and did not say so.</summary>
    [Fact]
    public void A_merger_is_under_way_until_the_last_child_has_followed()
    {
        Story Before() =>
            new Story()
                .Begins("nation")
                .Begins("old", "nation")
                .Begins("new", "nation")
                .Begins("zone", "old")
                .States("zone", "2024-11-15", 100);

        var merged = Before().Merges("old", "new", "2024-12-01");
        Assert.Null(merged.Value("nation", "2024-12-31"));
        Assert.True(merged.State("nation").IsMoveUnderWay);

        var gone = Before().Follows("zone", "new", "2024-12-01", "old");
        Assert.Equal("100", gone.Value("nation", "2024-12-31"));
        Assert.False(gone.State("nation").IsMoveUnderWay);

        var whole = Before().Merges("old", "new", "2024-12-01", "zone");
        Assert.Equal("100", whole.Value("nation", "2024-12-31"));
        Assert.False(whole.State("nation").IsMoveUnderWay);
    }

    /// <summary>Found by the oracle: it counted as a move and preferred other tiles.</summary>
    [Fact]
    public void A_transfer_that_is_taken_back_on_its_day_is_none()
    {
        var story = new Story()
            .Begins("a")
            .Begins("b", "a")
            .Begins("x", "a")
            .Moves("x", "b", "2018-07-01", decided: "2018-05-01")
            .Moves("x", "a", "2018-07-01", decided: "2018-06-01");

        Assert.Empty(story.State("x").History.MoveDays);
        Assert.True(story.State("a").Crossings.IsZero);
        Assert.True(story.State("b").Crossings.IsZero);
    }

    /// <summary>Found by the oracle.</summary>
    [Fact]
    public void The_oldest_date_is_another_s_once_the_oldest_is_renewed()
    {
        var story = new Story()
            .Begins("zone")
            .Begins("a", "zone")
            .Begins("b", "zone")
            .States("a", "2018-01-01", 1)
            .States("b", "2018-02-01", 1)
            .States("b", "2018-06-01", 2)
            .States("a", "2018-07-01", 1);

        Assert.Equal(new(2018, 1, 1), story.Ask("zone", "2018-06-30").ObservedOn);
        Assert.Equal(new(2018, 6, 1), story.Ask("zone", "2018-07-01").ObservedOn);
    }

    [Fact]
    public void Coverage_counts_units_and_a_stated_figure_covers_those_below()
    {
        var story = new Story()
            .Begins("nation")
            .Begins("a", "nation")
            .Begins("a1", "a")
            .Begins("a2", "a")
            .Begins("b", "nation")
            .States("a", "2018-02-01", 9)
            .States("a1", "2018-01-01", 5)
            .States("nation", "2018-01-01", 3, Scope.Own);

        Coverage January = story.Ask("nation", "2018-01-01").Coverage;
        Coverage February = story.Ask("nation", "2018-02-01").Coverage;

        Assert.Equal((1, 3, false), (January.Reporting, January.Expected, January.Complete));
        Assert.Equal((2, 3, false), (February.Reporting, February.Expected, February.Complete));
        Assert.Equal("12", story.Value("nation", "2018-02-01"));
    }

    [Fact]
    public void Complete_means_that_every_computed_committee_counts_from_below()
    {
        var story = new Story()
            .Begins("nation")
            .Begins("a", "nation")
            .Begins("a1", "a")
            .States("a1", "2018-01-01", 5)
            .CountsFromBelow("nation", "2018-01-01")
            .CountsFromBelow("a", "2018-07-01");

        Assert.False(story.Ask("nation", "2018-06-30").Coverage.Complete);
        Assert.True(story.Ask("nation", "2018-07-01").Coverage.Complete);
    }

    [Fact]
    public void What_leaves_an_uncertain_figure_leaves_it_uncertain()
    {
        var story = new Story()
            .Begins("nation")
            .Begins("a", "nation")
            .Begins("b", "nation")
            .Begins("x", "a")
            .States("a", "2018-01-01", 100, bound: Bound.AtLeast)
            .States("x", "2018-01-01", 30, bound: Bound.AtLeast)
            .Moves("x", "b", "2018-07-01");

        Assert.Equal("70+", story.Value("a", "2018-07-01"));
        Assert.Equal("30+", story.Value("b", "2018-07-01"));
        Assert.Equal("100+", story.Value("nation", "2018-07-01"));
    }
}
