using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Oracle.Generation;

namespace Federation.Core.Tests.Series;

/// <summary>"A percentage that was only stated belongs to the committee that stated it": model.md, "Time".</summary>
public class RatioTests
{
    /// <summary>Found by the oracle.</summary>
    [Fact]
    public void A_percentage_is_kept_at_whatever_scope_it_is_stated()
    {
        var story = new Story()
            .Begins("zone")
            .Begins("cell", "zone")
            .States("cell", "2018", 93.9m, Scope.Own, "attendance")
            .States("zone", "2018-Q1", 80, Scope.Subtree, "attendance");

        Assert.Equal("93.9", story.Ask("cell", "2018", "attendance").Value?.ToString());
        Assert.Equal("80", story.Ask("zone", "2018-Q1", "attendance").Value?.ToString());
    }

    [Fact]
    public void Above_it_the_answer_is_that_it_cannot_be_added()
    {
        var story = new Story()
            .Begins("zone")
            .Begins("cell", "zone")
            .States("cell", "2018", 93.9m, Scope.Own, "attendance");

        var answer = story.Ask("zone", "2018", "attendance");

        Assert.True(answer.NotAdditive);
        Assert.Null(answer.Value);
        Assert.Equal("93.9", Assert.Single(answer.Stated).Quantity.ToString());
    }

    /// <summary>Found by the oracle: which of them stood changed with every later report.</summary>
    [Fact]
    public void Of_two_in_one_report_the_later_in_it_stands()
    {
        var time = Story.Time("2018");
        var key = TestCatalogue.Key("attendance");
        var story = new Story()
            .Begins("zone")
            .Reports(
                "zone",
                time,
                new(key, time, Quantity.Exact(1), Scope.Own),
                new(key, time, Quantity.Exact(2), Scope.Subtree)
            );

        Assert.Equal("2", story.Ask("zone", "2018", "attendance").Value?.ToString());
        story.States("zone", "2019", 3, Scope.Own, "attendance");
        Assert.Equal("2", story.Ask("zone", "2018", "attendance").Value?.ToString());
    }

    [Fact]
    public void A_derived_ratio_is_the_quotient_of_two_sums()
    {
        var story = new Story()
            .Begins("zone")
            .Begins("a", "zone")
            .Begins("b", "zone")
            .States("a", "2018-01-01", 10)
            .States("b", "2018-01-01", 50)
            .States("a", "2018-01-01", 1, indicator: "organisations")
            .States("b", "2018-01-01", 3, indicator: "organisations");

        Assert.Equal("15", story.Ask("zone", "2018-01-01", "members-per-organisation").Value?.ToString());
        Assert.Null(story.Ask("zone", "2017-12-31", "members-per-organisation").Value);
    }
}
