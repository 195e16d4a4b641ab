using System.Collections.Immutable;
using Federation.Benchmarks.Reporting;
using Federation.Benchmarks.Statistics;

namespace Federation.Benchmarks.Tests;

/// <summary>What is said of numbers that were measured.</summary>
public class StatisticsTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3.0)]
    [InlineData(new[] { 5.0, 1.0, 3.0 }, 3.0)]
    [InlineData(new[] { 4.0, 1.0, 3.0, 2.0 }, 2.5)]
    public void The_median_is_in_the_middle(double[] values, double median) =>
        Assert.Equal(median, new Sample(values).Median);

    [Fact]
    public void A_percentile_is_the_smallest_that_so_many_do_not_exceed()
    {
        var hundred = new Sample(Enumerable.Range(1, 100).Select(value => (double)value).Reverse());

        Assert.Equal((50, 99, 100, 1), (hundred.At(0.5), hundred.At(0.99), hundred.At(1), hundred.At(0)));
        Assert.Equal(100, new Sample([1, 100]).At(0.99));
    }

    [Fact]
    public void Nothing_measured_is_no_sample() => Assert.Throws<ArgumentException>(() => new Sample([]));

    [Fact]
    public void A_ratio_is_taken_round_by_round()
    {
        // The machine was half as fast in the second round, for both: the ratio does not know it.
        var ratio = Ratio.Of([100, 50, 90], [10, 5, 10]);

        Assert.Equal(new(10, 9, 10), ratio);
    }

    [Fact]
    public void Rounds_of_both_sides_are_as_many() => Assert.Throws<ArgumentException>(() => Ratio.Of([1, 2], [1]));

    [Theory]
    [InlineData(5.0, true)]
    [InlineData(4.9, false)]
    public void An_aim_at_the_least_is_met_from_there_on(double ratio, bool isMet) =>
        Assert.Equal(isMet, new Aim(AtLeast: 5).IsMet(new(ratio, 0, 100), 1));

    [Theory]
    [InlineData(1.5, 10.0, true)]
    [InlineData(1.6, 10.0, false)]
    [InlineData(1.5, 10.1, false)]
    public void An_aim_at_the_most_may_also_bound_the_product_itself(double ratio, double ours, bool isMet) =>
        Assert.Equal(isMet, new Aim(AtMost: 1.5) { OursAtMost = 10 }.IsMet(new(ratio, 0, 100), ours));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.01234, "0.0123")]
    [InlineData(1.999, "2")]
    [InlineData(12.34, "12.3")]
    [InlineData(1234567, "1 234 567")]
    public void Numbers_have_three_digits_that_count(double value, string text) =>
        Assert.Equal(text, MarkdownTable.Number(value));

    [Fact]
    public void A_row_says_both_sides_the_ratio_with_its_spread_and_whether_the_aim_is_met()
    {
        var row = new Row(
            "submit",
            0.01,
            "submit",
            new("product", "reports/s", [200, 100]),
            new("disk", "reports/s", [400, 400]),
            Ratio.Of([200, 100], [400, 400]),
            IsOursOver: true,
            new(AtLeast: 0.5)
        );

        Assert.Equal(
            "| 0.01 | submit | 150 reports/s | disk: 400 reports/s | 0.375 × (0.25 to 0.5) | ≥ 0.5 × | **not met** |",
            MarkdownTable.LineOf(row)
        );
    }

    [Fact]
    public void What_was_seen_at_several_scales_stands_beside_each_other()
    {
        var findings = new Findings
        {
            At = DateTimeOffset.UnixEpoch,
            Commit = "",
            Machine = new("", 2, 0, "", "", 0),
            Seed = 7,
            Storage = "",
            Settings = ImmutableSortedDictionary<string, string>.Empty,
            Rows = [],
            Facts = [new(0.1, "start", 2, "s"), new(0.01, "start", 1, "s"), new(0.01, "load", 9, "reports/s")],
        };

        var lines = MarkdownTable.Growth(findings).Split(Environment.NewLine);

        Assert.Equal(
            ["", "| growth | 0.01 | 0.1 |", "|---|---|---|", "| start | 1 s | 2 s |", "| load | 9 reports/s |  |", ""],
            lines
        );
        Assert.Empty(MarkdownTable.Growth(findings with { Facts = findings.Facts[..1] }));
    }
}
