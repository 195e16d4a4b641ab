using Federation.Core.Reports;

namespace Federation.Core.Tests.Series;

/// <summary>Flows, in stories short enough to be worked out by hand.</summary>
public class FlowTests
{
    [Fact]
    public void Four_quarters_make_a_year_that_was_not_reported()
    {
        var story = new Story().Begins("zone");
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            story.States("zone", $"2018-Q{quarter}", quarter);
        }

        Assert.Equal("10", story.Value("zone", "2018"));
        Assert.Equal("3", story.Value("zone", "2018-H1"));
        Assert.Equal("7", story.Value("zone", "2018-07-01/2019-02-28"));
        Assert.Null(story.Value("zone", "2018-M01"));
    }

    [Fact]
    public void A_ten_month_figure_is_never_added_to_the_nine_month_figure()
    {
        var story = new Story().Begins("zone").States("zone", "2018-9M", 80).States("zone", "2018-10M", 87);

        Assert.Equal("87", story.Value("zone", "2018"));
        Assert.Equal((304, 365), Covered(story, "zone", "2018"));
        Assert.Equal("80", story.Value("zone", "2018-01-01/2018-10-30"));
    }

    [Fact]
    public void Of_tilings_that_cover_as_much_the_one_with_fewer_tiles_counts()
    {
        var story = new Story()
            .Begins("zone")
            .States("zone", "2018-H1", 40)
            .States("zone", "2018-H2", 50)
            .States("zone", "2018", 100);

        Assert.Equal("100", story.Value("zone", "2018"));
    }

    [Fact]
    public void Of_tilings_that_cover_as_much_one_that_straddles_no_move_counts()
    {
        var story = new Story()
            .Begins("nation")
            .Begins("a", "nation")
            .Begins("b", "nation")
            .Begins("x", "a")
            .States("x", "2018-H1", 40)
            .States("x", "2018-H2", 50)
            .States("x", "2018", 100)
            .Moves("x", "b", "2018-07-01");

        Assert.Equal("90", story.Value("nation", "2018"));
        Assert.Equal("40", story.Value("a", "2018"));
        Assert.Equal("50", story.Value("b", "2018"));
    }

    /// <summary>Found by the oracle. The former parent went on to expect the days that had left.</summary>
    [Fact]
    public void A_tile_goes_whole_with_its_days_to_the_parent_of_its_last_day()
    {
        var story = new Story()
            .Begins("nation")
            .Begins("a", "nation")
            .Begins("b", "nation")
            .Begins("a1", "a")
            .Begins("b1", "b")
            .Begins("x", "a")
            .States("x", "2018", 100)
            .Moves("x", "b", "2018-04-01");

        Assert.Null(story.Value("a", "2018"));
        Assert.Equal((0, 365), Covered(story, "a", "2018"));
        Assert.Equal("100", story.Value("b", "2018"));
        Assert.Equal((365, 730), Covered(story, "b", "2018"));
        Assert.Equal((365, 1095), Covered(story, "nation", "2018"));
    }

    [Fact]
    public void The_figure_that_covers_more_counts_and_the_stated_one_if_equal()
    {
        var story = new Story()
            .Begins("zone")
            .Begins("a", "zone")
            .Begins("b", "zone")
            .States("zone", "2018-H1", 500)
            .States("a", "2018", 10)
            .States("a", "2019", 10)
            .States("b", "2019", 20)
            .States("zone", "2019", 33);

        // 2 units on 181 days against one on 365.
        Assert.Equal("10", story.Value("zone", "2018"));
        Assert.Equal("500", story.Value("zone", "2018-H1"));
        Assert.Equal("33", story.Value("zone", "2019"));
    }

    [Fact]
    public void A_flow_judges_whether_to_count_from_below_at_the_period_s_last_day()
    {
        var story = new Story()
            .Begins("zone")
            .Begins("a", "zone")
            .States("zone", "2018", 500)
            .States("a", "2018", 10)
            .CountsFromBelow("zone", "2018-12-31");

        Assert.Equal("10", story.Value("zone", "2018"));
        Assert.Equal(
            "500",
            new Story()
                .Begins("zone")
                .Begins("a", "zone")
                .States("zone", "2018", 500)
                .States("a", "2018", 10)
                .CountsFromBelow("zone", "2019-01-01")
                .Value("zone", "2018")
        );
    }

    /// <summary>Found by the oracle.</summary>
    [Fact]
    public void Outside_its_days_a_committee_has_no_figure()
    {
        var story = new Story()
            .Begins("nation")
            .Begins("cell", "nation", "2018-04-01")
            .States("cell", "2018-Q1", 5)
            .States("cell", "2018-Q2", 7)
            .Dissolves("cell", "2018-09-01")
            .States("cell", "2018-Q3", 9);

        Assert.Equal("7", story.Value("cell", "2018"));
        Assert.Equal("7", story.Value("nation", "2018"));
        Assert.Null(story.Value("cell", "2018-Q1"));
    }

    /// <summary>Found by the oracle. What no tile came from opens nothing.</summary>
    [Fact]
    public void What_is_open_below_counts_where_its_tiles_go()
    {
        var story = new Story()
            .Begins("nation")
            .Begins("a", "nation")
            .Begins("b", "nation")
            .Begins("x", "a")
            .Begins("x1", "x")
            .States("x1", "2018", 5)
            .Moves("x", "b", "2018-07-01")
            .CountsFromBelow("a", "2018-01-01")
            .CountsFromBelow("b", "2018-01-01");

        Assert.Equal(0, story.Ask("a", "2018").Summand.Open);
        Assert.Equal(1, story.Ask("b", "2018").Summand.Open);
    }

    [Fact]
    public void As_now_what_a_committee_counted_before_it_moved_moves_too()
    {
        var story = new Story()
            .Begins("nation")
            .Begins("a", "nation")
            .Begins("b", "nation")
            .Begins("x", "a")
            .States("x", "2018-H1", 40)
            .States("x", "2018-H2", 50)
            .Moves("x", "b", "2018-07-01");

        Assert.Equal("90", story.Value("b", "2018", now: "2018-12-31"));
        Assert.Equal("40", story.Value("a", "2018"));
        Assert.Equal("90", story.Value("nation", "2018", now: "2018-12-31"));
    }

    private static (long? Covered, long? Days) Covered(Story story, string id, string period) =>
        story.Ask(id, period).Coverage is var coverage ? (coverage.DaysCovered, coverage.Days) : default;
}
