using Federation.Benchmarks.Sides;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Tests;

/// <summary>The workload has the shape that is promised, and is the same wherever it is made.</summary>
public class NationTests
{
    private const ulong Seed = 7;

    [Fact]
    public void At_scale_one_it_is_the_nation_of_the_design()
    {
        var nation = new Nation(Seed, 1);

        Assert.Equal((34, 400, 50_000), (nation.Provinces, nation.Zones, nation.Units));
        Assert.Equal(300_000, nation.Reports);
        Assert.Equal(14_400_000, nation.Observations);
    }

    [Theory]
    [InlineData(0.01, 4, 4, 500)]
    [InlineData(0.1, 34, 40, 5_000)]
    public void A_smaller_one_keeps_the_shape(double scale, int provinces, int zones, int units)
    {
        var nation = new Nation(Seed, scale);

        Assert.Equal((provinces, zones, units), (nation.Provinces, nation.Zones, nation.Units));
        var perZone = Enumerable.Range(0, units).CountBy(nation.BirthZone).Select(zone => zone.Value);
        Assert.All(perZone, count => Assert.Equal(125, count));
    }

    [Fact]
    public void A_report_has_twelve_indicators_with_a_total_and_three_parts_each()
    {
        Assert.Equal(48, FigureKey.All.Length);
        var groups = FigureKey.All.GroupBy(key => key.Indicator).ToList();
        Assert.Equal(12, groups.Count);
        Assert.All(groups, group => Assert.Equal(3, group.Count(key => key.Breakdown is not null)));
        Assert.Equal(Enumerable.Range(0, 48), FigureKey.All.Select(key => key.Index));
    }

    [Fact]
    public void Parts_add_up_and_a_stock_is_what_was_before_and_what_came()
    {
        var nation = new Nation(Seed, 0.002);
        foreach (var unit in Enumerable.Range(0, nation.Units))
        {
            var before = nation.Report(unit, Quarter.All[2], 1).Values;
            var values = nation.Report(unit, Quarter.All[3], 1).Values;
            for (var total = 0; total < values.Length; total += FigureKey.GroupSize)
            {
                Assert.Equal(values[total], values[(total + 1)..(total + FigureKey.GroupSize)].Sum());
            }

            Assert.All(values, value => Assert.True(value >= 0));
            var fed = FigureKey.StockGroups * FigureKey.GroupSize;
            Assert.All(Enumerable.Range(0, fed), key => Assert.Equal(before[key] + values[fed + key], values[key]));
        }
    }

    [Fact]
    public void The_same_seed_makes_the_same_deeds_and_another_seed_others()
    {
        static IEnumerable<string> Written(ulong seed)
        {
            var nation = new Nation(seed, 0.002);
            return Enumerable
                .Range(0, Deeds.Phases)
                .SelectMany(phase => Deeds.Of(nation, phase))
                .Select(deed => deed.Path + Convert.ToHexString(deed.Body));
        }

        var once = Written(Seed).ToList();

        Assert.Equal(once, Written(Seed));
        Assert.NotEqual(once, Written(Seed + 1));
    }

    [Fact]
    public void It_comes_as_it_is_asked_for()
    {
        // More than any machine keeps: only what is taken is made.
        var nation = new Nation(Seed, 10_000);

        var some = Deeds.Of(nation, Deeds.LastEstablishing + 3).Take(2).ToList();

        Assert.Equal(2, some.Count);
    }

    [Fact]
    public void Everybody_reports_every_quarter_once_and_two_in_a_hundred_are_corrected()
    {
        var nation = new Nation(Seed, 0.1);
        var corrected = 0;
        foreach (var quarter in Quarter.All)
        {
            Assert.Equal(
                Enumerable.Range(0, nation.Units),
                nation.ReportsOf(quarter).Select(report => report.Unit).Order()
            );
            corrected += nation.CorrectionsOf(quarter).Count();
        }

        Assert.InRange(corrected, nation.Reports * 0.018, nation.Reports * 0.022);
    }

    [Fact]
    public void A_correction_changes_a_stock_and_what_feeds_it()
    {
        var nation = new Nation(Seed, 0.01);
        var correction = nation.CorrectionsOf(Quarter.All[0]).First();
        var first = nation.Report(correction.Unit, Quarter.All[0], 1);
        var more = correction.Values[0] - first.Values[0];

        Assert.Equal(2, correction.Revision);
        Assert.True(more > 0);
        Assert.Equal(more, correction.Values[12] - first.Values[12]);
        Assert.Equal(correction.Values, nation.Standing(correction.Unit).First().Values);
    }

    [Fact]
    public void One_in_a_hundred_moves_within_the_time_to_another_zone()
    {
        var nation = new Nation(Seed, 0.1);
        var moved = Quarter.All.SelectMany(nation.TransfersIn).ToList();

        Assert.Equal(nation.Units / 100, moved.Count);
        Assert.All(moved, transfer => Assert.NotEqual(transfer.From, transfer.To));
        Assert.All(moved, transfer => Assert.InRange(transfer.On, Quarter.All[1].First, Quarter.All[^1].Last));
        Assert.Contains(moved, transfer => nation.ProvinceOf(transfer.From) != nation.ProvinceOf(transfer.To));
    }

    [Fact]
    public void Every_grassroots_organisation_is_below_one_zone_one_province_and_the_nation_every_day()
    {
        var nation = new Nation(Seed, 0.1);
        DateOnly[] days = [StandingRows.Ever, .. Quarter.All.Select(quarter => quarter.Last)];

        var above = StandingRows.Closure(nation).ToLookup(row => row.Unit);

        Assert.Equal(nation.Units, above.Count);
        Assert.All(
            above,
            rows => Assert.All(days, day => Assert.Equal(3, rows.Count(row => row.From <= day && day < row.Until)))
        );
    }

    [Fact]
    public void The_product_takes_its_reports_for_right()
    {
        var catalogue = ProductReaders.Catalogue();
        var nation = new Nation(Seed, 0.002);

        foreach (var quarter in Quarter.All)
        {
            var report = ProductReaders.Report(Bodies.Reported(nation.Report(1, quarter, 1)), catalogue);

            Assert.Equal(quarter.Name, report.Key);
            Assert.Equal(48, report.Observations.Length);
        }
    }
}
