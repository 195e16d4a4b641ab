using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Dashboard.Reading;
using Federation.Dashboard.Tests.Support;

namespace Federation.Dashboard.Tests;

/// <summary>What an overview says of one indicator.</summary>
[Collection(nameof(Seeded))]
public sealed class HistoryTests(DashboardService service)
{
    [Fact]
    public async Task A_stock_is_compared_with_the_last_figure_that_was_reported()
    {
        var line = await ReadAsync("ha-noi.iz", "party-members", new(2026, 1, 1));

        Assert.Equal(1328, line!.Figure.Value);
        Assert.Equal(new DateOnly(2022, 6, 19), line.Figure.ObservedOn);
        Assert.Equal(387, line.Change!.Growth!.Difference.Value);
        Assert.Equal(new DateOnly(2018, 11, 26), line.Change.AgainstDay);
        Assert.Equal([2012, 2018, 2022], line.Years.Select(year => year.Year));
        Assert.Equal([248m, 941m, 1328m], line.Years.Select(year => year.Value));
    }

    [Fact]
    public async Task A_stock_is_as_of_the_day()
    {
        var line = await ReadAsync("ha-noi.iz", "party-members", new(2019, 3, 1));

        Assert.Equal(941, line!.Figure.Value);
        Assert.Equal(new DateOnly(2012, 6, 19), line.Change!.AgainstDay);
    }

    [Fact]
    public async Task Sums_over_other_numbers_of_units_are_not_compared()
    {
        var line = await ReadAsync("vn", "party-members", new(2022, 12, 31));

        Assert.Equal(1478, line!.Figure.Value);
        var between = line.Years.Zip(line.Years.Skip(1)).Any(pair => pair.First.Reporting != pair.Second.Reporting);
        Assert.True(between);
        var national = await ReadAsync("vn", "party-members", new(2024, 12, 31));
        Assert.Null(national!.Change!.Growth);
        Assert.Equal(2, national.Change.Before);
        Assert.Equal(3, national.Change.Now);
    }

    [Fact]
    public async Task A_flow_is_shown_over_the_last_year_with_data()
    {
        var line = await ReadAsync("ha-noi.iz", "admissions", new(2026, 1, 1));

        Assert.Equal(87, line!.Figure.Value);
        Assert.Equal("2018-01-01/2018-12-31", line.Figure.Period);
        Assert.Equal(304, line.Figure.Coverage.DaysCovered);
    }

    [Fact]
    public async Task A_flow_over_many_years_is_shown_over_the_years_that_hold_it()
    {
        var line = await ReadAsync("hai-phong.ez", "union-members-developed", new(2026, 1, 1));

        Assert.Equal(227000, line!.Figure.Value);
        Assert.Equal(Bound.AtLeast, line.Figure.Bound);
        Assert.Equal("2009-01-01/2024-12-31", line.Figure.Period);
    }

    [Fact]
    public async Task Nothing_known_is_no_line() =>
        Assert.Null(await ReadAsync("ha-noi.iz", "cells-established", new(2026, 1, 1)));

    private ValueTask<OverviewLine?> ReadAsync(string committee, string indicator, DateOnly asOf) =>
        new FigureHistory(
            service.Federation,
            DashboardService.Id(committee),
            service.Federation.Catalogue.Find(indicator)!,
            asOf
        ).ReadAsync(Breakdown.Total, CancellationToken.None);
}
