using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Time;
using Federation.Dashboard.Reading;
using Federation.Dashboard.Tests.Support;
using Federation.Dashboard.Text;
using Language = Federation.Dashboard.Text.Language;

namespace Federation.Dashboard.Tests;

/// <summary>What of a series was observed, what still stands, and how it is drawn.</summary>
[Collection(nameof(Seeded))]
public sealed class TrendTests(DashboardService service)
{
    [Fact]
    public async Task A_stock_is_new_only_where_it_was_observed()
    {
        var points = await PointsAsync("ha-noi.iz", "party-members", 2010, 2024);

        Assert.Equal([2012, 2018, 2022], YearsOf(points, PointState.Observed));
        Assert.Equal([2010, 2011], YearsOf(points, PointState.None));
        Assert.Equal([2013, 2014, 2015, 2016, 2017, 2019, 2020, 2021, 2023, 2024], YearsOf(points, PointState.Carried));
    }

    [Fact]
    public async Task What_only_stands_has_not_grown()
    {
        var points = await PointsAsync("ha-noi.iz", "party-members", 2012, 2023);

        Assert.Equal([2018, 2022], points.Where(point => point.Growth is not null).Select(point => point.Step.To.Year));
        Assert.Equal(693, Of(points, 2018).Growth!.Difference.Value);
    }

    [Fact]
    public async Task A_sum_of_which_only_a_part_is_new_says_so_and_is_not_compared()
    {
        // 2018: Hà Nội's 941 are new, Bắc Giang's 150 are of 2016. 2016: Bắc Giang's are new, Hà Nội's of 2012.
        var points = await PointsAsync("vn", "party-members", 2012, 2019);

        Assert.Equal(PointState.Observed, Of(points, 2012).State);
        Assert.Equal(PointState.Partly, Of(points, 2014).State);
        Assert.True(Of(points, 2014).IsNotComparable);
        Assert.Null(Of(points, 2014).Growth);
        Assert.Equal(PointState.Partly, Of(points, 2018).State);
        Assert.Equal(693, Of(points, 2018).Growth!.Difference.Value);
        Assert.Equal(PointState.Carried, Of(points, 2019).State);
    }

    [Fact]
    public async Task A_flow_happened_in_its_year_and_a_year_without_is_a_gap()
    {
        var points = await PointsAsync("ha-noi.iz", "admissions", 2016, 2020);

        Assert.Equal([2018], YearsOf(points, PointState.Observed));
        Assert.Equal([2016, 2017, 2019, 2020], YearsOf(points, PointState.None));
        Assert.Empty(YearsOf(points, PointState.Carried));
    }

    [Fact]
    public async Task A_chart_has_no_line_over_a_gap_and_broken_ones_where_nothing_is_new()
    {
        var drawing = await DrawingAsync("ha-noi.iz", "party-members", 2010, 2024);

        Assert.Equal(3, drawing.Dots.Count());
        Assert.Equal(12, drawing.Lines.Count());
        Assert.All(drawing.Lines, line => Assert.True(line.IsCarried));
        // The step up to a new figure is upright: a corner below it, and no slope.
        Assert.All(drawing.Lines, line => Assert.Equal(3, line.Corners.Split(' ').Length));
        Assert.Empty(drawing.Bars);
        Assert.Equal(["1.328", "248", "941"], drawing.Labels.Select(label => label.Text));
    }

    [Fact]
    public async Task A_flow_is_drawn_as_bars_and_nothing_known_as_none()
    {
        var drawing = await DrawingAsync("ha-noi.iz", "admissions", 2016, 2020);

        Assert.Single(drawing.Bars);
        Assert.Empty(drawing.Lines);
        Assert.Empty(drawing.Dots);
    }

    [Theory]
    [InlineData(true, 1.0)]
    [InlineData(false, 0.5)]
    public async Task A_break_stands_where_its_day_is(bool hasBars, double expected)
    {
        var points = await PointsAsync("bac-ninh", "party-members", 2024, 2026);

        // The middle of 2025: the middle of its bar, and half way to the point at the end of it.
        Assert.Equal(expected, TrendDrawing.PlaceOf(new(2025, 7, 1), points, hasBars), 0.01);
    }

    [Fact]
    public async Task Labels_of_breaks_do_not_cover_each_other()
    {
        var points = await PointsAsync("hue", "party-members", 2016, 2026);
        var breaks = new[] { "2024-12-01", "2025-01-01", "2025-07-01" }.Select(day => new TrendBreak(
            DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            "một thay đổi có tên khá dài",
            "hue",
            true
        ));
        var panel = new TrendPanel(Indicator("party-members"), points, [.. breaks], "");
        var drawing = new TrendDrawing(panel, new Writing(Language.Vietnamese), 336, 190);

        Assert.Equal(3, drawing.Rules.Count);
        Assert.Equal(3, drawing.Rules.Select(rule => rule.LabelY).Distinct().Count());
    }

    [Fact]
    public async Task A_page_of_trends_says_the_reorganisation_in_words()
    {
        var page = await service.GetAsync("/c/bac-ninh/trends?indicator=party-members&from=2014&to=2026");

        Assert.Contains("01/07/2025", page.Text);
        Assert.Contains("Đảng bộ tỉnh Bắc Giang nhập về", page.Text);
        Assert.Contains("chưa có số mới, giữ số ngày 31/12/2016", page.Text);
        var now = await service.GetAsync("/c/bac-ninh/trends?indicator=party-members&from=2014&to=2026&boundaries=now");
        Assert.Contains("số mới, ngày 31/12/2016", now.Text);
    }

    [Fact]
    public async Task The_nation_is_asked_of_fewer_units_since_the_reorganisation()
    {
        var page = await service.GetAsync("/c/vn/trends?indicator=party-members", "en");

        Assert.Contains("63 committees directly below became 34", page.Text);
        Assert.Contains("3 of 63", page.Text);
        Assert.Contains("3 of 34", page.Text);
    }

    private Indicator Indicator(string code) => service.Federation.Catalogue.Find(code)!;

    private static TrendPoint Of(IReadOnlyList<TrendPoint> points, int year) =>
        points.Single(point => point.Step.To.Year == year);

    private static IEnumerable<int> YearsOf(IReadOnlyList<TrendPoint> points, PointState state) =>
        points.Where(point => point.State == state).Select(point => point.Step.To.Year);

    private async Task<TrendDrawing> DrawingAsync(string committee, string indicator, int first, int last) =>
        new(
            new(Indicator(indicator), await PointsAsync(committee, indicator, first, last), [], ""),
            new Writing(Language.Vietnamese),
            860,
            260
        );

    private async Task<IReadOnlyList<TrendPoint>> PointsAsync(
        string committee,
        string indicator,
        int first,
        int last
    ) =>
        TrendPoints.Of(
            await SeriesAnswers.PointsAsync(
                service.Federation,
                DashboardService.Id(committee),
                FigureKey.Total(indicator),
                new Period(new(first, 1, 1), new(last, 12, 31)),
                SeriesStep.Year,
                Basis.Effective,
                null,
                CancellationToken.None
            )
        );
}
